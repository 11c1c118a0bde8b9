-- One question in SQL: the best places for one person, from tables of places, profiles, needs, nearness and people.
-- Run by postgres.sh, which puts in the 64 columns of levels and weights and the sum over 32 dimensions.

CREATE TABLE place (
  number int PRIMARY KEY, occupation int NOT NULL, own boolean NOT NULL, at point, need int NOT NULL, signature int NOT NULL, tie bigint NOT NULL);
CREATE TABLE profile (number int PRIMARY KEY, :columns);
CREATE TABLE occupation (number int PRIMARY KEY, :columns);
CREATE TABLE need (
  number int PRIMARY KEY, t0 int NOT NULL, t1 int NOT NULL, t2 int NOT NULL, t3 int NOT NULL, w0 int NOT NULL, w1 int NOT NULL, w2 int NOT NULL, w3 int NOT NULL);
CREATE TABLE nearness (wish int NOT NULL, occupation int NOT NULL, quality int NOT NULL, PRIMARY KEY (wish, occupation) INCLUDE (quality));
CREATE TABLE person (
  number int PRIMARY KEY, has_home boolean NOT NULL, x int NOT NULL, y int NOT NULL, beyond boolean NOT NULL, neutral int NOT NULL, near int[] NOT NULL,
  wishes int[] NOT NULL, wish_quality int[] NOT NULL, vetoes int[] NOT NULL, bound int[] NOT NULL, language_shortfall int[] NOT NULL,
  allowed boolean[] NOT NULL, excluded int[] NOT NULL,
  shortfall int[] NOT NULL, tie bigint NOT NULL, weight_skills int, weight_language int, weight_location int, weight_trade int, gain int);
\copy place FROM 'place.tsv'
\copy profile FROM 'profile.tsv'
\copy occupation FROM 'occupation.tsv'
\copy need FROM 'need.tsv'
\copy nearness FROM 'nearness.tsv'
\copy person FROM 'person.tsv'
CREATE INDEX place_at ON place USING gist (at);
CREATE INDEX place_nowhere ON place (number) WHERE at IS NULL;
VACUUM ANALYZE;

-- The order among equals: the finaliser of SplitMix64 over unsigned 64-bit numbers.
CREATE FUNCTION unsigned(v bigint) RETURNS numeric LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN v < 0 THEN v::numeric + 18446744073709551616 ELSE v::numeric END $$;
CREATE FUNCTION signed(v numeric) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN v >= 9223372036854775808 THEN (v - 18446744073709551616)::bigint ELSE v::bigint END $$;
CREATE FUNCTION mix64(v bigint) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  v := signed(mod(unsigned(v # ((v >> 30) & 17179869183)) * 13787848793156543929, 18446744073709551616));
  v := signed(mod(unsigned(v # ((v >> 27) & 137438953471)) * 10723151780598845931, 18446744073709551616));
  RETURN unsigned(v # ((v >> 31) & 8589934591));
END $$;

-- 0. Qualities of trade, default skills and language by code. 1. What is near enough and allowed, with the three terms that cost little. 2. The k-th best score of places whose skills need no sum bounds what
-- can still get in. 3. The sum over 32 dimensions only for what reaches that bound. 4. Order, ties included.
CREATE FUNCTION top_places(asked int, k int) RETURNS TABLE (place_number int, score int) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_home boolean; v_x int; v_y int; v_beyond boolean; v_neutral int; v_near int[]; v_trade int[]; v_skill int[]; v_bound int[]; v_language int[];
  v_allowed boolean[]; v_excluded int[]; v_wishes int[]; v_wish_quality int[]; v_vetoes int[]; v_german int[]; v_shortfall int[]; v_tie bigint; v_ws int; v_wl int; v_wd int; v_wt int; v_gain int; v_reach int; v_box box;
BEGIN
  SELECT has_home, x, y, beyond, neutral, near, wishes, wish_quality, vetoes, bound, language_shortfall, allowed, excluded, shortfall, tie,
         weight_skills, weight_language, weight_location, weight_trade, gain, cardinality(near)
    INTO STRICT v_home, v_x, v_y, v_beyond, v_neutral, v_near, v_wishes, v_wish_quality, v_vetoes, v_bound, v_german, v_allowed, v_excluded, v_shortfall, v_tie,
         v_ws, v_wl, v_wd, v_wt, v_gain, v_reach
    FROM person WHERE number = asked;
  v_trade := ARRAY(
    SELECT CASE WHEN o.number = ANY (v_vetoes) THEN -1 WHEN cardinality(v_wishes) = 0 THEN v_neutral
                ELSE coalesce(v_wish_quality[array_position(v_wishes, o.number)], n.quality) END
      FROM occupation o LEFT JOIN (SELECT m.occupation, max(m.quality) AS quality FROM nearness m WHERE m.wish = ANY (v_wishes) GROUP BY 1) n
        ON n.occupation = o.number ORDER BY o.number);
  v_skill := ARRAY(SELECT greatest(0, 10000 - v_gain * (:sum)) FROM occupation f ORDER BY f.number);
  v_language := ARRAY(
    SELECT 10000 - (f.w0 * v_german[1 + f.t0] + f.w1 * v_german[62 + f.t1] + f.w2 * v_german[123 + f.t2] + f.w3 * v_german[184 + f.t3]) FROM need f ORDER BY f.number);
  v_box := CASE WHEN v_beyond OR NOT v_home THEN box(point(-1e9, -1e9), point(1e9, 1e9))
                ELSE box(point(v_x - v_reach, v_y - v_reach), point(v_x + v_reach, v_y + v_reach)) END;
  RETURN QUERY
  WITH possible AS MATERIALIZED (
    SELECT l.number, l.own, l.tie, l.occupation,
           v_wl * v_language[l.need + 1] + v_wt * v_trade[l.occupation + 1]
           + v_wd * CASE WHEN l.distance IS NULL THEN v_neutral WHEN l.distance < v_reach THEN v_near[l.distance + 1] ELSE 0 END AS cheap
      FROM (SELECT p.*, CASE WHEN v_home THEN floor(sqrt((p.at[0] - v_x) * (p.at[0] - v_x) + (p.at[1] - v_y) * (p.at[1] - v_y)))::int END AS distance
              FROM place p WHERE p.at <@ v_box
            UNION ALL
            SELECT p.*, NULL FROM place p WHERE p.at IS NULL) l
     WHERE v_allowed[l.signature + 1] AND v_trade[l.occupation + 1] >= 0 AND (l.distance IS NULL OR l.distance < v_reach OR v_beyond)
       AND l.number <> ALL (v_excluded)),
  lowest AS MATERIALIZED (
    SELECT o.cheap + v_ws * v_skill[o.occupation + 1] AS score FROM possible o WHERE NOT o.own ORDER BY 1 DESC OFFSET k - 1 LIMIT 1),
  scored AS MATERIALIZED (
    SELECT o.number, o.tie, o.cheap + v_ws * CASE WHEN o.own THEN greatest(0, 10000 - v_gain * (:sum)) ELSE v_skill[o.occupation + 1] END AS score
      FROM possible o LEFT JOIN profile f ON o.own AND f.number = o.number
     WHERE o.cheap + v_ws * CASE WHEN o.own THEN v_bound[o.occupation + 1] ELSE v_skill[o.occupation + 1] END >= coalesce((SELECT l.score FROM lowest l), -1))
  SELECT s.number, s.score FROM scored s
   WHERE s.score >= coalesce((SELECT t.score FROM scored t ORDER BY t.score DESC OFFSET k - 1 LIMIT 1), -1)
   ORDER BY s.score DESC, mix64(s.tie # v_tie) LIMIT k;
END $$;

CREATE TABLE answer (person int, rank bigint, place int, score int);
CREATE TABLE timing (person int, round int, processor_ns bigint, wall_us bigint);

-- Times are those of the server alone: no client, no network, no parsing. The kernel counts the processor time of this process; reading its "stat"
-- brings the count up to date.
CREATE PROCEDURE measure(k int, rounds int) LANGUAGE plpgsql AS $$
DECLARE asked int; r int; cpu bigint; begun timestamptz; wall interval;
BEGIN
  FOR r IN 0..rounds LOOP
    FOR asked IN SELECT number FROM person ORDER BY number LOOP
      PERFORM pg_read_file('/proc/self/stat');
      cpu := split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint;
      begun := clock_timestamp();
      PERFORM count(*) FROM top_places(asked, k);
      wall := clock_timestamp() - begun;
      PERFORM pg_read_file('/proc/self/stat');
      IF r > 0 THEN
        INSERT INTO timing VALUES (asked, r, split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint - cpu, extract(epoch FROM wall) * 1000000);
      END IF;
    END LOOP;
  END LOOP;
END $$;

CALL measure(20, :rounds);
INSERT INTO answer SELECT p.number, t.ordinality, t.place_number, t.score FROM person p, LATERAL top_places(p.number, 20) WITH ORDINALITY t;
\copy answer TO 'answer.csv' CSV
\copy timing TO 'timing.csv' CSV

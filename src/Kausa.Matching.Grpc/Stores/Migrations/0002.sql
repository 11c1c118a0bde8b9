-- What a key is limited to inside its role, as bits of the contract's Scope; 0 is all that the role may do.
ALTER TABLE api_key ADD COLUMN scopes INTEGER NOT NULL DEFAULT 0;

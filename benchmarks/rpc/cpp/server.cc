// The peer: the same service on gRPC C++'s callback server. PORT.
#include <atomic>
#include <iostream>
#include <string>

#include <grpcpp/grpcpp.h>

#include "kausa/rpc/bench/v1/bench.grpc.pb.h"

using namespace kausa::rpc::bench::v1;

class Service final : public BenchService::CallbackService {
 public:
  Service() : data_(1000, '\0') {
    for (int i = 0; i < 20; i++) {
      Place* place = answer_.add_places();
      place->set_name("Ausbildungsplatz " + std::to_string(i));
      place->set_company("Musterbetrieb GmbH");
      place->set_occupation("Mechatronik");
      place->set_town("Musterstadt");
      place->set_remark("in der Naehe");
      place->set_score_millionths(900000 - i);
    }
  }

  grpc::ServerUnaryReactor* Rank(grpc::CallbackServerContext* context, const RankRequest*, RankResponse* response) override {
    *response = answer_;
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerWriteReactor<StreamResponse>* Stream(grpc::CallbackServerContext*, const StreamRequest* request) override {
    class Writer final : public grpc::ServerWriteReactor<StreamResponse> {
     public:
      Writer(int count, const std::string& data) : left_(count) {
        message_.set_data(data);
        Next();
      }
      void OnWriteDone(bool ok) override { ok ? Next() : Finish(grpc::Status::CANCELLED); }
      void OnDone() override { delete this; }

     private:
      void Next() { left_-- > 0 ? StartWrite(&message_) : Finish(grpc::Status::OK); }
      int left_;
      StreamResponse message_;
    };
    return new Writer(request->message_count(), data_);
  }

 private:
  RankResponse answer_;
  std::string data_;
};

int main(int, char** argv) {
  Service service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + std::string(argv[1]), grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  auto server = builder.BuildAndStart();
  std::cout << "serving" << std::endl;
  server->Wait();
}

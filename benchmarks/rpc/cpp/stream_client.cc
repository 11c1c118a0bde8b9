// Reads streams of 1 KB messages one after another for some seconds and prints messages per second. ADDRESS SECONDS.
#include <chrono>
#include <iostream>
#include <string>

#include <grpcpp/grpcpp.h>

#include "kausa/rpc/bench/v1/bench.grpc.pb.h"

using namespace kausa::rpc::bench::v1;

int main(int, char** argv) {
  auto stub = BenchService::NewStub(grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials()));
  const auto start = std::chrono::steady_clock::now();
  const std::chrono::duration<double> wanted(std::stod(argv[2]));
  long count = 0;
  std::chrono::duration<double> taken{};
  while ((taken = std::chrono::steady_clock::now() - start) < wanted) {
    grpc::ClientContext context;
    StreamRequest request;
    request.set_message_count(20000);
    auto reader = stub->Stream(&context, request);
    StreamResponse message;
    while (reader->Read(&message)) count++;
    if (!reader->Finish().ok()) return 1;
  }
  std::cout << static_cast<long>(count / taken.count()) << std::endl;
}

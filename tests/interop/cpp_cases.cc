// Runs one case of gRPC's own C++ interoperability client, or all of them: HOST:PORT CASE|all [CA-FILE NAME].
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <utility>
#include <vector>

#include <grpcpp/create_channel.h>

#include "test/cpp/interop/interop_client.h"

using grpc::testing::InteropClient;

static std::string ReadAll(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) return 2;
  grpc::ChannelArguments arguments;
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
  if (argc == 5) {
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = ReadAll(argv[3]);
    credentials = grpc::SslCredentials(tls);
    arguments.SetSslTargetNameOverride(argv[4]);
  }
  const std::vector<std::pair<std::string, bool (InteropClient::*)()>> cases = {
      {"empty_unary", &InteropClient::DoEmpty},
      {"large_unary", &InteropClient::DoLargeUnary},
      {"server_compressed_unary", &InteropClient::DoServerCompressedUnary},
      {"client_compressed_unary", &InteropClient::DoClientCompressedUnary},
      {"client_streaming", &InteropClient::DoRequestStreaming},
      {"server_streaming", &InteropClient::DoResponseStreaming},
      {"server_compressed_streaming", &InteropClient::DoServerCompressedStreaming},
      {"client_compressed_streaming", &InteropClient::DoClientCompressedStreaming},
      {"slow_consumer", &InteropClient::DoResponseStreamingWithSlowConsumer},
      {"half_duplex", &InteropClient::DoHalfDuplex},
      {"ping_pong", &InteropClient::DoPingPong},
      {"cancel_after_begin", &InteropClient::DoCancelAfterBegin},
      {"cancel_after_first_response", &InteropClient::DoCancelAfterFirstResponse},
      {"timeout_on_sleeping_server", &InteropClient::DoTimeoutOnSleepingServer},
      {"empty_stream", &InteropClient::DoEmptyStream},
      {"pick_first_unary", &InteropClient::DoPickFirstUnary},
      {"status_code_and_message", &InteropClient::DoStatusWithMessage},
      {"special_status_message", &InteropClient::DoSpecialStatusMessage},
      {"custom_metadata", &InteropClient::DoCustomMetadata},
      {"unimplemented_method", &InteropClient::DoUnimplementedMethod},
      {"unimplemented_service", &InteropClient::DoUnimplementedService},
  };
  const std::string wanted = argv[2];
  if (wanted == "list") {
    for (const auto& c : cases) std::cout << c.first << "\n";
    return 0;
  }
  InteropClient client([&] { return grpc::CreateCustomChannel(argv[1], credentials, arguments); }, true, false);
  for (const auto& c : cases)
    if (c.first == wanted) return (client.*c.second)() ? 0 : 1;
  return 2;
}

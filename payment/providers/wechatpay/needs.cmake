# WeChat Pay's bills come packed with gzip.
target_link_libraries(${guitai_providers} PRIVATE ZLIB::ZLIB)

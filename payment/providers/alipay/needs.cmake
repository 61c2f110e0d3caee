# Alipay's bills come as ZIP archives.
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET GLOBAL libzip)
target_link_libraries(${guitai_providers} PRIVATE PkgConfig::libzip)

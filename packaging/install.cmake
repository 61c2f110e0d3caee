# What is installed where, for each program that there is: `cmake --install`, and the Debian packages.
include(GNUInstallDirs)
set(share ${CMAKE_SOURCE_DIR}/packaging/share)
set(pages ${CMAKE_SOURCE_DIR}/docs/man)

install(TARGETS guitai guitaictl RUNTIME)
install(FILES ${share}/guitai.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${share}/org.guitai.guitai.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${share}/guitaictl.bash RENAME guitaictl
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${pages}/guitai.1 ${pages}/guitaictl.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# One drawing, in every size that desktops look for.
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
set(drawing ${CMAKE_SOURCE_DIR}/resources/icons/mark-guitai.svg)
install(FILES ${drawing} RENAME guitai.svg DESTINATION ${icons}/scalable/apps)
find_program(RSVG_CONVERT rsvg-convert)
if(RSVG_CONVERT)
    foreach(size 16 22 24 32 48 64 128 256 512)
        set(picture ${CMAKE_BINARY_DIR}/icons/${size}/guitai.png)
        install(CODE "file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/icons/${size})
            execute_process(COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} -o ${picture} ${drawing}
                            COMMAND_ERROR_IS_FATAL ANY)")
        install(FILES ${picture} DESTINATION ${icons}/${size}x${size}/apps)
    endforeach()
endif()

if(TARGET guitai-sandbox)
    install(TARGETS guitai-sandbox RUNTIME)
    install(FILES ${pages}/guitai-sandbox.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
if(TARGET guitai-relay)
    install(TARGETS guitai-relay RUNTIME)
    install(FILES ${pages}/guitai-relay.8 DESTINATION ${CMAKE_INSTALL_MANDIR}/man8)
    file(GLOB texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/install.md ${CMAKE_SOURCE_DIR}/docs/relay*.md)
    install(FILES ${texts} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/guitai-relay)
endif()

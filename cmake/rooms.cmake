# Makes one library a room, with the edges that tests/house/floors.txt allows and no others.

# guitai_together(target): its sources are compiled together where that is wanted.
function(guitai_together target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${GUITAI_UNITY} UNITY_BUILD_BATCH_SIZE 12)
    if(GUITAI_UNITY)
        # GCC takes an included source for a header.
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()

# guitai_folders_together(target base): of its sources below base only those of one folder are.
function(guitai_folders_together target base)
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${base} ${base}/*/*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(folder ${source} DIRECTORY)
        set_source_files_properties(${base}/${source} TARGET_DIRECTORY ${target}
                                    PROPERTIES UNITY_GROUP ${folder})
    endforeach()
endfunction()

# guitai_room_sources(room): the room's library from all sources below its folder.
function(guitai_room_sources target folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h ${folder}/*.qrc)
    list(FILTER sources EXCLUDE REGEX "/CMakeFiles/")
    if(sources)
        list(FILTER sources EXCLUDE REGEX "^$")
    endif()
    set(units ${sources})
    list(FILTER units INCLUDE REGEX "\\.cpp$")
    if(units)
        add_library(${target} STATIC ${sources})
        target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
        guitai_together(${target})
        set(guitai_scope PUBLIC PARENT_SCOPE)
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
        set(guitai_scope INTERFACE PARENT_SCOPE)
    endif()
endfunction()

# guitai_rooms(list): every room of the list; a room's own CMakeLists.txt (if any) adds what it
# needs from outside (Qt modules, OpenSSL ...) to the target named guitai_<room>.
function(guitai_rooms list)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${list})
    file(STRINGS ${list} lines REGEX "^[a-z]")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "^([a-z/]+):(.*)$" _ "${line}")
        set(room ${CMAKE_MATCH_1})
        string(REGEX MATCHALL "[a-z/]+" below "${CMAKE_MATCH_2}")
        string(REPLACE "/" "_" target "guitai_${room}")
        guitai_room_sources(${target} ${CMAKE_SOURCE_DIR}/${room})
        foreach(other IN LISTS below)
            string(REPLACE "/" "_" other "guitai_${other}")
            target_link_libraries(${target} ${guitai_scope} ${other})
        endforeach()
        if(EXISTS ${CMAKE_SOURCE_DIR}/${room}/CMakeLists.txt)
            add_subdirectory(${room})
        endif()
    endforeach()
endfunction()

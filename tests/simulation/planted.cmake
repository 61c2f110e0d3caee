# The engine and the till once more, with bugs planted in them: the simulation must find each.
file(GLOB plants CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/planted/*.plant)
file(GLOB planted_sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
     ${CMAKE_SOURCE_DIR}/payment/engine/*.cpp ${CMAKE_SOURCE_DIR}/payment/till/*.cpp)
# Of the providers only what a bug is planted in; where a folder is compiled together it is one piece
# of its library, taken whole or not at all.
foreach(plant IN LISTS plants)
    file(STRINGS ${plant} lines REGEX "^in payment/providers/")
    foreach(line IN LISTS lines)
        string(REPLACE "in " "" source "${line}")
        if(GUITAI_UNITY)
            get_filename_component(folder ${source} DIRECTORY)
            file(GLOB source CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
                 ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
        endif()
        list(APPEND planted_sources ${source})
    endforeach()
    set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${plant})
endforeach()
list(REMOVE_DUPLICATES planted_sources)
set(planted_folder ${CMAKE_CURRENT_BINARY_DIR}/planted)
file(MAKE_DIRECTORY ${planted_folder})
set(planted_copies "")
set(planted_from "")
foreach(source IN LISTS planted_sources)
    string(REPLACE "/" "_" name ${source})
    list(APPEND planted_copies ${planted_folder}/${name})
    get_filename_component(folder ${source} DIRECTORY)
    string(REPLACE "/" "_" group ${folder})
    set_source_files_properties(${planted_folder}/${name} PROPERTIES UNITY_GROUP ${group})
    list(APPEND planted_from ${CMAKE_SOURCE_DIR}/${source})
endforeach()
find_program(PERL perl REQUIRED)
add_custom_command(OUTPUT ${planted_copies} ${planted_folder}/planted_table.cpp
    COMMAND ${PERL} ${CMAKE_CURRENT_LIST_DIR}/plant.pl ${CMAKE_SOURCE_DIR} ${planted_folder}
            ${planted_sources} -- ${plants}
    DEPENDS ${planted_from} ${plants} ${CMAKE_CURRENT_LIST_DIR}/plant.pl
    COMMENT "Planting bugs" VERBATIM)
add_executable(guitai-simulate-planted ${CMAKE_CURRENT_LIST_DIR}/planted_main.cpp
               ${planted_copies} ${planted_folder}/planted_table.cpp)
guitai_together(guitai-simulate-planted)
set_target_properties(guitai-simulate-planted PROPERTIES AUTOMOC OFF UNITY_BUILD_MODE GROUP)
# The copies stand before the libraries, so that nothing of theirs is taken in their place.
target_link_libraries(guitai-simulate-planted PRIVATE guitai_simulation Qt6::Core OpenSSL::Crypto)

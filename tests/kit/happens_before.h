// What ThreadSanitizer is told of events; nothing in other builds.
#pragma once

namespace guitai::test {

void received(); // an event is about to be handled
void handled();

} // namespace guitai::test

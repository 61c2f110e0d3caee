// All pictures there are, by what people do on them.
#pragma once

#include "tests/ui/gallery/studio.h"

namespace guitai::test {

void salePictures(Studio &studio);
void tenderPictures(Studio &studio);
void receiptPictures(Studio &studio);
void attentionPictures(Studio &studio);
void backOfficePictures(Studio &studio);
void customerPictures(Studio &studio);

} // namespace guitai::test

// The desk's signals; its verbs are the implementers'.
#include "ui/desk/desk.h"

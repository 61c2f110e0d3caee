// Words: the one context in which the sentences of this room are translated.
#pragma once

#include <QCoreApplication>

namespace guitai::ui {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(guitai::ui::Words)
};

} // namespace guitai::ui

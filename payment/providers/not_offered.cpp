// Says at once that there is no such thing.
#include "payment/providers/not_offered.h"

namespace guitai {

namespace {

class NotOffered : public Conversation
{
public:
    Step begin() override { return answer(); }
    Step hear(const Answer &) override { return answer(); }

private:
    static Reading answer()
    {
        return {.verdict = Verdict::NotExecuted, .reason = Reason::NotSupported};
    }
};

} // namespace

std::unique_ptr<Conversation> notOffered()
{
    return std::make_unique<NotOffered>();
}

} // namespace guitai

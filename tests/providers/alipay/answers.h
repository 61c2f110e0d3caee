// What Alipay's answers say, put together for the scripts.
#pragma once

#include <string>

namespace guitai::test {

inline const std::string ok = R"("code":"10000","msg":"Success")";

inline std::string success(const std::string &more = {})
{
    return "{" + ok + (more.empty() ? "" : "," + more) + "}";
}

inline std::string failure(const std::string &subCode)
{
    return R"({"code":"40004","msg":"Business Failed","sub_code":")" + subCode +
           R"(","sub_msg":"..."})";
}

inline std::string trade(const std::string &status, const std::string &more = {})
{
    return success(
        R"("out_trade_no":"GT1","total_amount":"35.80","trade_no":"2026","trade_status":")" +
        status + "\"" + more);
}

inline const std::string payDate = R"(,"send_pay_date":"2026-03-01 10:21:00")";
inline const std::string notThere = failure("ACQ.TRADE_NOT_EXIST");
inline const std::string refused = R"({"code":"40006","msg":"Insufficient Permissions","sub_code":)"
                                   R"("isv.insufficient-isv-permissions","sub_msg":"..."})";

} // namespace guitai::test

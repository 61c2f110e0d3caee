<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>guitai::ui::ApprovalPanel</name>
    <message>
        <source>A manager allows it</source>
        <translation>需要店长授权</translation>
    </message>
    <message>
        <source>A supervisor allows it</source>
        <translation>需要主管授权</translation>
    </message>
    <message>
        <source>Type the PIN of somebody who may. %1 stays signed in.</source>
        <translation>请有权限的人输入密码，%1 不会退出登录。</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again in %1</source>
        <translation>密码错误，请在 %1 后重试</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation>密码错误，请重试。</translation>
    </message>
    <message>
        <source>This takes a manager.</source>
        <translation>需要店长授权。</translation>
    </message>
    <message>
        <source>This takes a supervisor.</source>
        <translation>需要主管授权。</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>不授权</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>guitai::ui::AttemptPanel</name>
    <message>
        <source>Waiting for the provider</source>
        <translation>等待支付平台确认</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>取消收款</translation>
    </message>
    <message>
        <source>Show to customer</source>
        <translation>转给顾客看</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>On the customer&apos;s phone</source>
        <translation>请顾客在手机上确认</translation>
    </message>
</context>
<context>
    <name>guitai::ui::AttentionDelegate</name>
    <message>
        <source>To be settled</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>The till keeps asking</source>
        <translation>收银台正在继续查询</translation>
    </message>
    <message>
        <source>For a manager</source>
        <translation>请店长处理</translation>
    </message>
</context>
<context>
    <name>guitai::ui::AttentionScreen</name>
    <message>
        <source>Give %1 back?</source>
        <translation>退回 %1？</translation>
    </message>
    <message>
        <source>It goes to the customer through %1.</source>
        <translation>将通过%1原路退给顾客。</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票号</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>商户单号</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>平台单号</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>平台说明</translation>
    </message>
    <message>
        <source>All payments are clear</source>
        <translation>所有收款都已确认</translation>
    </message>
    <message>
        <source>Nothing waits for you. What needs a person stands here.</source>
        <translation>没有待处理的事项。需要人工处理的收款会显示在这里。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>标记已处理</translation>
    </message>
    <message>
        <source>How was it settled?</source>
        <translation>怎么处理的？</translation>
    </message>
    <message>
        <source>Given back to the customer in cash</source>
        <translation>已用现金退给顾客</translation>
    </message>
    <message>
        <source>Agreed with the customer</source>
        <translation>已与顾客协商一致</translation>
    </message>
    <message>
        <source>Handed to the manager</source>
        <translation>已交店长处理</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>店长密码</translation>
    </message>
    <message>
        <source>Say what happened</source>
        <translation>确认结果</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Count it for its sale</source>
        <translation>计入原单</translation>
    </message>
</context>
<context>
    <name>guitai::ui::AuditDelegate</name>
    <message>
        <source>nobody signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>allowed by %1</source>
        <translation>%1 授权</translation>
    </message>
</context>
<context>
    <name>guitai::ui::AuditScreen</name>
    <message>
        <source>The list cannot be read</source>
        <translation>无法读取记录</translation>
    </message>
    <message>
        <source>Nothing needed trust on this day</source>
        <translation>这一天没有需要授权的操作</translation>
    </message>
    <message>
        <source>This list is for managers</source>
        <translation>此记录仅供店长查看</translation>
    </message>
    <message>
        <source>Refunds, prices, the drawer, people and rules stand here.</source>
        <translation>退款、改价、开钱箱、人员和规则的变更都记在这里。</translation>
    </message>
    <message>
        <source>Leave and come again: the till asks for a PIN who may see it.</source>
        <translation>退出后重新进入，收银台会请有权限的人输入密码。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人员</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>What needed trust</source>
        <translation>授权记录</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>guitai::ui::Board</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到商品</translation>
    </message>
    <message>
        <source>Try fewer letters, pinyin initials, or the number.</source>
        <translation>可以少输几个字，或输入拼音首字母、编号。</translation>
    </message>
    <message>
        <source>No goods here yet</source>
        <translation>此分类暂无商品</translation>
    </message>
    <message>
        <source>Scan or search instead.</source>
        <translation>请扫码或搜索。</translation>
    </message>
    <message>
        <source>Scan, type a number, or search</source>
        <translation>扫码、输入编号或搜索商品</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CartPanel</name>
    <message>
        <source>New sale</source>
        <translation>新订单</translation>
    </message>
    <message>
        <source>Sale, 1 line</source>
        <translation>订单 · 1 项</translation>
    </message>
    <message>
        <source>Sale, %1 lines</source>
        <translation>订单 · %1 项</translation>
    </message>
    <message>
        <source>Next customer: %1</source>
        <translation>下一位：%1 件</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Ready for the next customer</source>
        <translation>等待下一位顾客</translation>
    </message>
    <message>
        <source>Scan the first item, tap a tile, or start typing.</source>
        <translation>扫描商品、点选图块，或直接输入。</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount on the line</source>
        <translation>单品折扣</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此项</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CashScreen</name>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>To pay in cash</source>
        <translation>应收现金</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Often handed over</source>
        <translation>常用金额</translation>
    </message>
    <message>
        <source>Other way to pay</source>
        <translation>换支付方式</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>确认收款</translation>
    </message>
    <message>
        <source>To pay in cash now</source>
        <translation>本次收取现金</translation>
    </message>
    <message>
        <source>Rate for 1 %1</source>
        <translation>1 %1 折合</translation>
    </message>
    <message>
        <source>Needed in %1</source>
        <translation>应收 %1</translation>
    </message>
    <message>
        <source>Change in %1</source>
        <translation>找零（%1）</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>折合</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CheckWords</name>
    <message>
        <source>A setting is missing or wrong: compare the account&apos;s numbers, and that test settings do not go to the production address.</source>
        <translation>有设置缺失或有误：请核对商户号等账号信息，并确认测试配置没有指向正式地址。</translation>
    </message>
    <message>
        <source>It refuses our signature: the key, its serial and the account do not belong together.</source>
        <translation>对方拒绝我方签名：密钥、证书序列号与账号不匹配。</translation>
    </message>
    <message>
        <source>Its answers do not verify: the key or certificate given as the provider&apos;s is not the one it signs with.</source>
        <translation>对方应答验签失败：填写的平台公钥或证书不是其实际使用的那一个。</translation>
    </message>
    <message>
        <source>The account may not do this: sign the product, or lift the block, at the provider.</source>
        <translation>账号无此权限：请在支付平台签约该产品或解除限制。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is wrong: set it.</source>
        <translation>本机时间不正确，请校准。</translation>
    </message>
    <message>
        <source>It cannot be reached: check the network and the address.</source>
        <translation>无法连接：请检查网络和地址。</translation>
    </message>
    <message>
        <source>No answer in time: check the network and the address.</source>
        <translation>超时无应答：请检查网络和地址。</translation>
    </message>
    <message>
        <source>The secure connection failed: something else answers there, or its certificate is not to be trusted.</source>
        <translation>安全连接失败：该地址应答的不是对方，或其证书不可信。</translation>
    </message>
    <message>
        <source>The address is not the provider&apos;s for these keys: production and sandbox have addresses and keys of their own.</source>
        <translation>地址与密钥不对应：正式环境与沙箱各有自己的地址和密钥。</translation>
    </message>
    <message>
        <source>What answers there is not the provider: check the address, and whether the network wants a sign-in.</source>
        <translation>应答的不是支付平台：请检查地址，以及网络是否需要登录认证。</translation>
    </message>
    <message>
        <source>It has trouble itself: try again later.</source>
        <translation>对方系统故障：请稍后再试。</translation>
    </message>
    <message>
        <source>It wants fewer calls: try again later.</source>
        <translation>请求过于频繁：请稍后再试。</translation>
    </message>
    <message>
        <source>Something answers there, but not a card terminal: check address, port and the terminal&apos;s protocol.</source>
        <translation>有设备应答，但不是刷卡机：请检查地址、端口和协议。</translation>
    </message>
    <message>
        <source>The card terminal is busy: wait, take the card out, try again.</source>
        <translation>刷卡机正忙：请稍候、取出卡片后再试。</translation>
    </message>
    <message>
        <source>The card terminal needs care: its end of day, paper, initialisation or service.</source>
        <translation>刷卡机需要处理：结算、换纸、初始化或维修。</translation>
    </message>
    <message>
        <source>The relay does not know this inbox and token: enter new ones.</source>
        <translation>中继服务不认得该信箱和令牌：请重新填写。</translation>
    </message>
    <message>
        <source>Providers cannot post to the relay&apos;s address. Payments go on: the till asks the providers itself.</source>
        <translation>支付平台无法向中继地址发送通知。收款照常：收银台会自行查询。</translation>
    </message>
    <message>
        <source>Callbacks do not come in. Payments go on: the till asks the providers itself.</source>
        <translation>收不到支付通知。收款照常：收银台会自行查询。</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>中继服务</translation>
    </message>
    <message>
        <source>Shop&apos;s database</source>
        <translation>门店数据库</translation>
    </message>
    <message>
        <source>A test letter went the whole way.</source>
        <translation>测试通知已成功送达。</translation>
    </message>
    <message>
        <source>In order.</source>
        <translation>正常。</translation>
    </message>
    <message>
        <source>It answers, but not as expected.</source>
        <translation>有应答，但与预期不符。</translation>
    </message>
    <message>
        <source>Setting: %1</source>
        <translation>设置项：%1</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ClassTable</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Our books</source>
        <translation>本店账目</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CountPanel</name>
    <message>
        <source>Count the drawer</source>
        <translation>清点钱箱</translation>
    </message>
    <message>
        <source>How many of each? Enter leads on; what should be there is shown afterwards.</source>
        <translation>每种各有几张（枚）？按回车键到下一项；清点完才显示应有金额。</translation>
    </message>
    <message>
        <source>Other amounts, such as sealed rolls</source>
        <translation>其他金额（如成卷硬币）</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>清点完毕</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CustomerView</name>
    <message>
        <source>1 line</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The payment is being cancelled. Please do not pay any more.</source>
        <translation>正在取消本次支付，请不要再付款。</translation>
    </message>
    <message>
        <source>Scan the code to pay</source>
        <translation>请扫码支付</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>请刷卡</translation>
    </message>
    <message>
        <source>Follow the terminal.</source>
        <translation>请按刷卡机提示操作。</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>Your code for %1 is on its way.</source>
        <translation>正在生成%1收款码。</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找您零钱</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>支付成功</translation>
    </message>
    <message>
        <source>Thank you, see you soon!</source>
        <translation>谢谢惠顾，欢迎再来！</translation>
    </message>
    <message>
        <source>Welcome!</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>You save</source>
        <translation>已优惠</translation>
    </message>
    <message>
        <source>Back to the till</source>
        <translation>返回收银</translation>
    </message>
    <message>
        <source>Follow the card machine.</source>
        <translation>请按刷卡机提示操作。</translation>
    </message>
    <message>
        <source>Tip, thank you</source>
        <translation>小费，谢谢</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>已付</translation>
    </message>
</context>
<context>
    <name>guitai::ui::CustomerWindow</name>
    <message>
        <source>For the customer</source>
        <translation>顾客屏</translation>
    </message>
</context>
<context>
    <name>guitai::ui::DaySide</name>
    <message>
        <source>en_GB</source>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Fetch it now</source>
        <translation>立即获取</translation>
    </message>
    <message>
        <source>Bring a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>guitai::ui::DaysPanel</name>
    <message>
        <source>Which day?</source>
        <translation>哪一天？</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>哪些日期？</translation>
    </message>
    <message>
        <source>Choose it with the arrows and Enter.</source>
        <translation>用方向键选择，按 Enter 确定。</translation>
    </message>
    <message>
        <source>Now choose the last day.</source>
        <translation>现在选择最后一天。</translation>
    </message>
    <message>
        <source>Choose the first day with the arrows and Enter, then the last.</source>
        <translation>用方向键选择第一天并按 Enter，再选择最后一天。</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>guitai::ui::DeedBar</name>
    <message>
        <source>Ask again</source>
        <translation>再次查询</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Count it for its sale</source>
        <translation>计入原单</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>guitai::ui::DrawerScreen</name>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是有效金额。</translation>
    </message>
    <message>
        <source>What is in the drawer now?</source>
        <translation>钱箱里现在有多少？</translation>
    </message>
    <message>
        <source>The last shift left %1.</source>
        <translation>上一班留下 %1。</translation>
    </message>
    <message>
        <source>The float that the shift begins with.</source>
        <translation>本班开始时的备用金。</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The shift is open</source>
        <translation>班次进行中</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>尚未开班</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1，%2 起</translation>
    </message>
    <message>
        <source>Selling begins when the float is counted.</source>
        <translation>清点备用金后即可开始销售。</translation>
    </message>
    <message>
        <source>Sales go on; the drawer is not accounted for by shift.</source>
        <translation>可以照常销售，钱箱不按班次核算。</translation>
    </message>
    <message>
        <source>Who takes the drawer over?</source>
        <translation>由谁接班？</translation>
    </message>
    <message>
        <source>It goes over as it stands, without a count.</source>
        <translation>不清点，按现状交接。</translation>
    </message>
    <message>
        <source>It goes over with what was counted.</source>
        <translation>按清点的金额交接。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>PIN of the next cashier</source>
        <translation>接班人密码</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>非销售开钱箱</translation>
    </message>
    <message>
        <source>It is written down who opened it, and why.</source>
        <translation>开箱人和原因都会记录在案。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Close the day: Z %1</source>
        <translation>日结：Z %1</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>The report is numbered and signed, and cannot be changed.</source>
        <translation>报表有编号和签名，不可更改。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>It is not known yet what became of this money. A manager can take it over to the next day:</source>
        <translation>以下款项尚未确认结果，店长可将其结转至次日：</translation>
    </message>
    <message>
        <source>Take over and close</source>
        <translation>结转并日结</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of printed papers, as a code.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>清点交班</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Close the day (Z)</source>
        <translation>日结（Z）</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Choose at the left what is to be done.</source>
        <translation>请在左侧选择操作。</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
</context>
<context>
    <name>guitai::ui::FinishedScreen</name>
    <message>
        <source>Paid, receipt %1</source>
        <translation>收款成功 · 小票 %1</translation>
    </message>
    <message>
        <source>Give change</source>
        <translation>请找零</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>无需找零</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位顾客</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Tip %1</source>
        <translation>小费 %1</translation>
    </message>
</context>
<context>
    <name>guitai::ui::GiveBackPanel</name>
    <message>
        <source>Which part goes back?</source>
        <translation>退回哪一笔？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Give %1 back?</source>
        <translation>退回 %1？</translation>
    </message>
    <message>
        <source>In cash, out of the drawer. This part is then to be paid again.</source>
        <translation>从钱箱退现金。退回后这部分需重新付款。</translation>
    </message>
    <message>
        <source>It goes to the customer through %1. This part is then to be paid again.</source>
        <translation>通过%1退给顾客。退回后这部分需重新付款。</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>店长密码</translation>
    </message>
    <message>
        <source>To be paid another way</source>
        <translation>改用其他方式付款</translation>
    </message>
    <message>
        <source>Wait with the rest until it is known. The till keeps asking.</source>
        <translation>结果确认前请勿收取余款。收银台会继续查询。</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
</context>
<context>
    <name>guitai::ui::HealthList</name>
    <message>
        <source>answered %1</source>
        <translation>%1 有应答</translation>
    </message>
    <message>
        <source>callback %1</source>
        <translation>%1 收到支付通知</translation>
    </message>
    <message>
        <source>%1 of %2 unanswered</source>
        <translation>%2 次中 %1 次无应答</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Unsteady</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>Relay for callbacks</source>
        <translation>支付通知中继</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>The till asks the providers itself.</source>
        <translation>收银台会自行向支付平台查询。</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Not to be trusted</source>
        <translation>证书不可信</translation>
    </message>
    <message>
        <source>Refuses this till</source>
        <translation>拒绝本收银台</translation>
    </message>
    <message>
        <source>Another till has our name</source>
        <translation>另一台收银台用了本机的名称</translation>
    </message>
    <message>
        <source>last callback %1</source>
        <translation>最近支付通知 %1</translation>
    </message>
    <message>
        <source>not verified: %1</source>
        <translation>未通过验证：%1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>Receipts are kept as PDF.</source>
        <translation>小票保存为 PDF。</translation>
    </message>
    <message>
        <source>last receipt %1</source>
        <translation>最近打印 %1</translation>
    </message>
</context>
<context>
    <name>guitai::ui::HelpPanel</name>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Help and keys</source>
        <translation>帮助与快捷键</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Parked sales</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Today&apos;s receipts</source>
        <translation>今日小票</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Chinese / English</source>
        <translation>中文 / 英文</translation>
    </message>
    <message>
        <source>Light / dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>锁定收银台</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>切换分类</translation>
    </message>
    <message>
        <source>Choose a line</source>
        <translation>选择商品行</translation>
    </message>
    <message>
        <source>One more, one less</source>
        <translation>加一件、减一件</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount on the line</source>
        <translation>单品折扣</translation>
    </message>
    <message>
        <source>Discount on the sale</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此项</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>作废订单</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Way to pay</source>
        <translation>选择支付方式</translation>
    </message>
    <message>
        <source>Take only a part</source>
        <translation>只收一部分</translation>
    </message>
    <message>
        <source>Cancel the payment</source>
        <translation>取消收款</translation>
    </message>
    <message>
        <source>Show to customer</source>
        <translation>转给顾客看</translation>
    </message>
    <message>
        <source>Cash: often handed over</source>
        <translation>现金：常用金额</translation>
    </message>
    <message>
        <source>Cash: take it</source>
        <translation>现金：确认收款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>收款完成</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位顾客</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cash: the currency</source>
        <translation>现金：选择币种</translation>
    </message>
    <message>
        <source>Tip: a share</source>
        <translation>小费：按比例</translation>
    </message>
    <message>
        <source>Tip: another amount</source>
        <translation>小费：其他金额</translation>
    </message>
    <message>
        <source>Card machine: yes, no</source>
        <translation>刷卡机：已收、未收</translation>
    </message>
    <message>
        <source>By goods, by amount</source>
        <translation>按商品、按金额</translation>
    </message>
    <message>
        <source>Give a part back</source>
        <translation>退回已付部分</translation>
    </message>
    <message>
        <source>Shift and drawer</source>
        <translation>班次与钱箱</translation>
    </message>
    <message>
        <source>Overview and reports</source>
        <translation>概览与报表</translation>
    </message>
</context>
<context>
    <name>guitai::ui::Language</name>
    <message>
        <source>en</source>
        <extracomment>Not shown: the code of the language that these words are in (&quot;zh&quot; in Chinese).</extracomment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>guitai::ui::MainWindow</name>
    <message>
        <source>Guitai</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>A payment is open. Cancel it first, then scan the customer&apos;s code.</source>
        <translation>有一笔收款正在进行。请先取消，再扫顾客的付款码。</translation>
    </message>
    <message>
        <source>This is a customer&apos;s payment code, but there is nothing to pay.</source>
        <translation>这是顾客的付款码，但当前没有要付的款项。</translation>
    </message>
    <message>
        <source>This code has been used already. Ask the customer for a fresh one.</source>
        <translation>此付款码已用过，请顾客刷新后再扫。</translation>
    </message>
    <message>
        <source>This is a customer&apos;s payment code. Finish here first, then scan it again.</source>
        <translation>这是顾客的付款码。请先完成当前操作，再扫一次。</translation>
    </message>
    <message>
        <source>A part is being given back. Wait until it is known, then scan again.</source>
        <translation>正在退回一笔款项。请等结果确认后再扫码。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::MethodTile</name>
    <message>
        <source>Card on a separate machine</source>
        <translation>在另一台刷卡机上刷卡</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>暂不可用</translation>
    </message>
    <message>
        <source>Count the money</source>
        <translation>清点现金</translation>
    </message>
    <message>
        <source>The customer scans a code</source>
        <translation>顾客扫码</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code</source>
        <translation>扫顾客付款码</translation>
    </message>
    <message>
        <source>Card at the terminal</source>
        <translation>刷卡机刷卡</translation>
    </message>
    <message>
        <source>The customer opens a page</source>
        <translation>顾客打开网页付款</translation>
    </message>
    <message>
        <source>Paid outside the till</source>
        <translation>在收银台外付款</translation>
    </message>
</context>
<context>
    <name>guitai::ui::MovePanel</name>
    <message>
        <source>Coins and notes for change</source>
        <translation>兑入零钱</translation>
    </message>
    <message>
        <source>More float</source>
        <translation>增加备用金</translation>
    </message>
    <message>
        <source>From the bank</source>
        <translation>银行取款</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>放入保险柜</translation>
    </message>
    <message>
        <source>To the bank</source>
        <translation>存入银行</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>杂费</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Pay into the drawer</source>
        <translation>存入钱箱</translation>
    </message>
    <message>
        <source>Pay out of the drawer</source>
        <translation>从钱箱取出</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是有效金额。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明原因。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::OutcomePage</name>
    <message>
        <source>Comparing once more …</source>
        <translation>正在重新对账…</translation>
    </message>
    <message>
        <source>The provider has confirmed this money.</source>
        <translation>支付平台已确认此款项。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::OverviewScreen</name>
    <message>
        <source>Figures are for managers</source>
        <translation>营业数据仅供店长查看</translation>
    </message>
    <message>
        <source>Press F6 and let somebody type a PIN who may see them.</source>
        <translation>按 F6，请有权限的人输入密码。</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1，截至 %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1 a week ago</source>
        <translation>上周%1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Sales today</source>
        <translation>今日销售额</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Mean of a sale</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>Ways to pay, relay, printer</source>
        <translation>支付方式、中继与打印机</translation>
    </message>
    <message>
        <source>A week ago %1</source>
        <translation>上周同日 %1</translation>
    </message>
    <message>
        <source>Trust log</source>
        <translation>授权记录</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>权限规则</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>%1%
a week ago %2</source>
        <translation>%1%
上周同日 %2</translation>
    </message>
    <message>
        <source>The books could not be read</source>
        <translation>账簿读取失败</translation>
    </message>
    <message>
        <source>Press F6 to try again.</source>
        <translation>请按 F6 重试。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ParkedDelegate</name>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 挂单</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>payment still open</source>
        <translation>收款未结束</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ParkedScreen</name>
    <message>
        <source>Parked sales</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Nothing is parked</source>
        <translation>没有挂单</translation>
    </message>
    <message>
        <source>Park a sale with F7 when a customer forgot something.</source>
        <translation>顾客忘拿东西时，按 F7 挂单。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>取单</translation>
    </message>
</context>
<context>
    <name>guitai::ui::PayScreen</name>
    <message>
        <source>It must be more than zero and not more than is due.</source>
        <translation>金额须大于零，且不超过应付金额。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take only a part</source>
        <translation>只收一部分</translation>
    </message>
    <message>
        <source>The rest can be paid another way.</source>
        <translation>余下的可以用其他方式支付。</translation>
    </message>
    <message>
        <source>Take this amount</source>
        <translation>收这个金额</translation>
    </message>
    <message>
        <source>How does the customer pay?</source>
        <translation>顾客怎么付款？</translation>
    </message>
    <message>
        <source>Part of it</source>
        <translation>收一部分</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code</source>
        <translation>请扫顾客的付款码</translation>
    </message>
    <message>
        <source>The customer opens %1 and shows the code. Scan it, or type its digits.</source>
        <translation>请顾客打开%1出示付款码，扫码或输入数字。</translation>
    </message>
    <message>
        <source>Charge %1</source>
        <translation>收取 %1</translation>
    </message>
    <message>
        <source>Digits below the code</source>
        <translation>条码下方的数字</translation>
    </message>
    <message>
        <source>This is a UnionPay code. It is taken on a card machine; none is set up.</source>
        <translation>这是银联付款码，需用刷卡机收取，本店未设置刷卡机。</translation>
    </message>
    <message>
        <source>This is a UnionPay code</source>
        <translation>这是银联付款码</translation>
    </message>
    <message>
        <source>It is scanned on the card machine. Charge %1 there.</source>
        <translation>请在刷卡机上扫码，收取 %1。</translation>
    </message>
    <message>
        <source>Take it on the machine</source>
        <translation>用刷卡机收取</translation>
    </message>
    <message>
        <source>This is no code of %1.</source>
        <translation>这不是%1的付款码。</translation>
    </message>
    <message>
        <source>A tip is more than zero and not more than the goods cost.</source>
        <translation>小费须大于零，且不超过商品金额。</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>收取全部</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
    <message>
        <source>What the customer gives on top.</source>
        <translation>顾客额外支付的金额。</translation>
    </message>
    <message>
        <source>Set tip</source>
        <translation>确定小费</translation>
    </message>
    <message>
        <source>No tip</source>
        <translation>不给小费</translation>
    </message>
    <message>
        <source>How is the rest paid?</source>
        <translation>余款如何支付？</translation>
    </message>
    <message>
        <source>Or scan the payment code on the customer&apos;s phone.</source>
        <translation>也可以直接扫顾客手机上的付款码。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::PaySummary</name>
    <message>
        <source>1 line</source>
        <translation>1 种商品</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 种商品</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还需付款</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
    <message>
        <source>Take now</source>
        <translation>本次收取</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>返回销售</translation>
    </message>
    <message>
        <source>on its way back</source>
        <translation>退回中</translation>
    </message>
    <message>
        <source>Give a part back</source>
        <translation>退回已付部分</translation>
    </message>
</context>
<context>
    <name>guitai::ui::PeopleDelegate</name>
    <message>
        <source>Not here any more</source>
        <translation>已离职</translation>
    </message>
</context>
<context>
    <name>guitai::ui::PeopleScreen</name>
    <message>
        <source>Known in the books as %1</source>
        <translation>账簿中的编号：%1</translation>
    </message>
    <message>
        <source>Not here any more</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>Cannot sign in; the name stands on old receipts.</source>
        <translation>不能登录；姓名保留在以往的小票上。</translation>
    </message>
    <message>
        <source>May do everything.</source>
        <translation>可以进行所有操作。</translation>
    </message>
    <message>
        <source>What a person may do stands in the table of the overview (F5).</source>
        <translation>可进行的操作见概览中的权限规则（F5）。</translation>
    </message>
    <message>
        <source>Does %1 leave?</source>
        <translation>%1 要离职吗？</translation>
    </message>
    <message>
        <source>The PIN is forgotten at once. The books keep the name.</source>
        <translation>密码立即失效，姓名保留在账簿中。</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离职</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>People are for managers</source>
        <translation>人员管理仅供店长使用</translation>
    </message>
    <message>
        <source>Leave and come again: the till asks for a PIN who may see them.</source>
        <translation>退出后重新进入，收银台会请有权限的人输入密码。</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>修改姓名</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>修改角色</translation>
    </message>
    <message>
        <source>A new PIN</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Leaves the shop</source>
        <translation>办理离职</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>重新入职</translation>
    </message>
</context>
<context>
    <name>guitai::ui::PersonForm</name>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Another name for %1</source>
        <translation>修改 %1 的姓名</translation>
    </message>
    <message>
        <source>What is %1?</source>
        <translation>%1 的角色</translation>
    </message>
    <message>
        <source>A new PIN for %1</source>
        <translation>%1 的新密码</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 重新入职</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>PIN, 4 to 12 digits</source>
        <translation>密码，4 至 12 位数字</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>guitai::ui::QrView</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReceiptPaper</name>
    <message>
        <source>Receipt %1</source>
        <translation>小票 %1</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Tax %1</source>
        <translation>税 %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Refunded, %1</source>
        <translation>已退款（%1）</translation>
    </message>
    <message>
        <source>Refund asked, %1</source>
        <translation>退款中（%1）</translation>
    </message>
    <message>
        <source>Refund refused, %1</source>
        <translation>退款被拒（%1）</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>谢谢惠顾！</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>芯片</translation>
    </message>
    <message>
        <source>Contactless</source>
        <translation>非接触</translation>
    </message>
    <message>
        <source>Magnetic stripe</source>
        <translation>磁条</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Confirmed on the device</source>
        <translation>设备验证</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，汇率 %2</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Approval code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端号</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>签购单号</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>流水号</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReceiptRowDelegate</name>
    <message>
        <source>Refunded %1</source>
        <translation>已退 %1</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReceiptsScreen</name>
    <message>
        <source>Number, amount, or goods</source>
        <translation>小票号、金额或商品</translation>
    </message>
    <message>
        <source>Search receipts</source>
        <translation>搜索小票</translation>
    </message>
    <message>
        <source>No receipts</source>
        <translation>没有小票</translation>
    </message>
    <message>
        <source>What is sold today stands here.</source>
        <translation>今天的销售会显示在这里。</translation>
    </message>
    <message>
        <source>Choose a receipt</source>
        <translation>请选择小票</translation>
    </message>
    <message>
        <source>Arrows up and down walk through the list.</source>
        <translation>用上下键浏览列表。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Say what the card machine said</source>
        <translation>确认刷卡机的结果</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReconcileDelegate</name>
    <message>
        <source>Receipt %1</source>
        <translation>小票 %1</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReconcileScreen</name>
    <message>
        <source>No provider makes statements</source>
        <translation>没有可对账的支付平台</translation>
    </message>
    <message>
        <source>Set one up in the settings, and its days are compared here.</source>
        <translation>在设置中启用后，每日账单将在此核对。</translation>
    </message>
    <message>
        <source>The statement of %1 you have downloaded</source>
        <translation>选择已下载的 %1 账单</translation>
    </message>
    <message>
        <source>Late money, by the statement of %1</source>
        <translation>延迟到账，依据 %1 账单</translation>
    </message>
    <message>
        <source>The providers&apos; statements</source>
        <translation>支付平台账单</translation>
    </message>
    <message>
        <source>They are shown as soon as somebody asks who may. Leave and come again: the till asks for a PIN.</source>
        <translation>仅供有权限的人查看。请退出后重新进入，收银台会请有权限的人输入密码。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::RefundLineDelegate</name>
    <message>
        <source>All given back</source>
        <translation>已全部退回</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>可退 %1 / 共 %2</translation>
    </message>
</context>
<context>
    <name>guitai::ui::RefundList</name>
    <message>
        <source>On its way</source>
        <translation>退款中</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已被拒绝</translation>
    </message>
    <message>
        <source>Can still be given back</source>
        <translation>还可退款</translation>
    </message>
    <message>
        <source>and %1 more on the receipt</source>
        <translation>另有 %1 笔见小票</translation>
    </message>
</context>
<context>
    <name>guitai::ui::RefundPanel</name>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>拿错商品</translation>
    </message>
    <message>
        <source>Wrong price</source>
        <translation>价格有误</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是有效金额。</translation>
    </message>
    <message>
        <source>This is more than can be refunded.</source>
        <translation>超过可退金额。</translation>
    </message>
    <message>
        <source>This way to pay can only be refunded whole.</source>
        <translation>此支付方式只能全额退款。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>全不退</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部退</translation>
    </message>
    <message>
        <source>Less than this is left. Give it back by amount.</source>
        <translation>可退余额不足，请按金额退款。</translation>
    </message>
    <message>
        <source>Choose what comes back with + and −.</source>
        <translation>请用 + 和 − 选择退回的商品。</translation>
    </message>
    <message>
        <source>Goes back to: %1</source>
        <translation>退至：%1</translation>
    </message>
    <message>
        <source>A manager allows it</source>
        <translation>需要店长授权</translation>
    </message>
    <message>
        <source>Giving back more than %1 of a sale needs a manager&apos;s PIN.</source>
        <translation>单笔销售退款超过 %1 需要店长密码。</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>店长密码</translation>
    </message>
    <message>
        <source>By goods</source>
        <translation>按商品</translation>
    </message>
    <message>
        <source>By amount</source>
        <translation>按金额</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Refund to %1, at most %2</source>
        <translation>退至%1，最多 %2</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReportView</name>
    <message>
        <source>Sales</source>
        <translation>销售额</translation>
    </message>
    <message>
        <source>Number of sales</source>
        <translation>销售笔数</translation>
    </message>
    <message>
        <source>Mean of a sale</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>By way of paying</source>
        <translation>按支付方式</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ReportsScreen</name>
    <message>
        <source>The figures of the shop</source>
        <translation>本店营业数据</translation>
    </message>
    <message>
        <source>There is no report</source>
        <translation>没有报表</translation>
    </message>
    <message>
        <source>They are counted from the books as soon as somebody asks who may.</source>
        <translation>有权限的人打开时，会根据账簿即时统计。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>存 PDF</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>存 CSV</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>guitai::ui::ResultPanel</name>
    <message>
        <source>More than was counted</source>
        <translation>超过实点金额</translation>
    </message>
    <message>
        <source>Exactly right</source>
        <translation>账实相符</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>长款 %1</translation>
    </message>
    <message>
        <source>%1 short</source>
        <translation>短款 %1</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Should be there</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>留在钱箱</translation>
    </message>
    <message>
        <source>Is taken out</source>
        <translation>取走</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新清点</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
</context>
<context>
    <name>guitai::ui::RowDetail</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>商户单号</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>平台单号</translation>
    </message>
    <message>
        <source>Our books</source>
        <translation>本店账目</translation>
    </message>
    <message>
        <source>Our books: nothing</source>
        <translation>本店账目：无</translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation>%1：无</translation>
    </message>
</context>
<context>
    <name>guitai::ui::RulesScreen</name>
    <message>
        <source>Who may do what</source>
        <translation>权限规则</translation>
    </message>
    <message>
        <source>Whoever may not is asked for the PIN of somebody who may. The till itself holds to it, not only this screen.</source>
        <translation>没有权限的人操作时，需由有权限的人输入密码。此规则由收银台本身执行，不只限于本界面。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>More may</source>
        <translation>放宽</translation>
    </message>
    <message>
        <source>Fewer may</source>
        <translation>收紧</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>guitai::ui::SaleScreen</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Set quantity</source>
        <translation>确定数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>确定单价</translation>
    </message>
    <message>
        <source>Usual price</source>
        <translation>恢复原价</translation>
    </message>
    <message>
        <source>Discount on the line</source>
        <translation>单品折扣</translation>
    </message>
    <message>
        <source>Discount on the sale</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>确定折扣</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>取消折扣</translation>
    </message>
    <message>
        <source>Park this sale?</source>
        <translation>挂起这一单？</translation>
    </message>
    <message>
        <source>It is kept with all its lines until it is taken up again.</source>
        <translation>商品会全部保留，随时可以取单继续。</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>A name or number to find it by</source>
        <translation>备注：姓名、编号等</translation>
    </message>
    <message>
        <source>Void this sale?</source>
        <translation>作废这一单？</translation>
    </message>
    <message>
        <source>All its lines are dropped. This is written into the journal.</source>
        <translation>所有商品将被清除，操作会记入日志。</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>作废订单</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>保留订单</translation>
    </message>
    <message>
        <source>This is not a figure.</source>
        <translation>这不是有效数字。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::SavePanel</name>
    <message>
        <source>Save the report as PDF</source>
        <translation>将报表保存为 PDF</translation>
    </message>
    <message>
        <source>Save the figures as CSV</source>
        <translation>将数据保存为 CSV</translation>
    </message>
    <message>
        <source>On A4, with page numbers. Where to?</source>
        <translation>A4 纸，带页码。保存到哪里？</translation>
    </message>
    <message>
        <source>For spreadsheets and accountants. Where to?</source>
        <translation>供电子表格和会计使用。保存到哪里？</translation>
    </message>
    <message>
        <source>For Excel</source>
        <translation>供 Excel 使用</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Plain UTF-8</source>
        <translation>普通 UTF-8</translation>
    </message>
    <message>
        <source>GB18030</source>
        <translation>国标 GB18030</translation>
    </message>
    <message>
        <source>A file of that name is there already. It would be lost.</source>
        <translation>已有同名文件，继续将覆盖它。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖</translation>
    </message>
</context>
<context>
    <name>guitai::ui::SettingsScreen</name>
    <message>
        <source>Cash the drawer should hold</source>
        <translation>钱箱应有现金</translation>
    </message>
    <message>
        <source>Settings of this till</source>
        <translation>本机设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Customer window</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Each is asked something harmless; no money moves.</source>
        <translation>正在逐项检测，不涉及资金。</translation>
    </message>
    <message>
        <source>No provider is set up; cash needs none.</source>
        <translation>没有设置任何支付方式；现金不需要设置。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>To be mended: %1</source>
        <translation>需要处理：%1 项</translation>
    </message>
    <message>
        <source>Check ways to pay</source>
        <translation>检查支付方式</translation>
    </message>
    <message>
        <source>Are all ways to pay in order?</source>
        <translation>各支付方式是否正常？</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
</context>
<context>
    <name>guitai::ui::SignInScreen</name>
    <message>
        <source>Till %1</source>
        <translation>收银台 %1</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>请登录收银台</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again in %1</source>
        <translation>密码错误，请在 %1 后重试</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation>密码错误，请重试。</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>请输入密码</translation>
    </message>
</context>
<context>
    <name>guitai::ui::StatementQuestion</name>
    <message>
        <source>Give %1 back?</source>
        <translation>退回 %1？</translation>
    </message>
    <message>
        <source>Let this row stand?</source>
        <translation>确认这笔差异？</translation>
    </message>
    <message>
        <source>Let these %1 rows stand?</source>
        <translation>确认这 %1 笔差异？</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>It goes to the customer through %1.</source>
        <translation>将通过%1原路退给顾客。</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>The note says why. It is kept with your name.</source>
        <translation>请写明原因，备注将与您的姓名一并保存。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Say why: without a note it is not accepted.</source>
        <translation>请写明原因，没有备注不能确认。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::StopPanel</name>
    <message>
        <source>The disk is full or cannot be written. Free some space on it.</source>
        <translation>磁盘已满或无法写入，请清理磁盘空间。</translation>
    </message>
    <message>
        <source>Selling has stopped</source>
        <translation>已暂停收银</translation>
    </message>
    <message>
        <source>No money has moved since. Selling goes on as soon as this is mended.</source>
        <translation>暂停后没有发生任何资金变动。问题解决后会自动恢复收银。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The till cannot start</source>
        <translation>收银台无法启动</translation>
    </message>
    <message>
        <source>Nothing is lost: the books are as they were. Show this to whoever looks after the till.</source>
        <translation>账本完好，没有丢失任何数据。请把下面这段话给负责收银台的人看。</translation>
    </message>
</context>
<context>
    <name>guitai::ui::TenderBars</name>
    <message>
        <source>%1 unresolved</source>
        <translation>%1 笔结果未知</translation>
    </message>
</context>
<context>
    <name>guitai::ui::TipBar</name>
    <message>
        <source>Tip %1, %2</source>
        <translation>小费 %1，%2</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
    <message>
        <source>No tip</source>
        <translation>不给小费</translation>
    </message>
</context>
<context>
    <name>guitai::ui::TopBar</name>
    <message>
        <source>Till %1</source>
        <translation>收银台 %1</translation>
    </message>
    <message>
        <source>Customer window: on</source>
        <translation>顾客屏：已开启</translation>
    </message>
    <message>
        <source>Customer window: off</source>
        <translation>顾客屏：已关闭</translation>
    </message>
    <message>
        <source>Parked sales</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Today&apos;s receipts</source>
        <translation>今日小票</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Chinese / English</source>
        <translation>中文 / 英文</translation>
    </message>
    <message>
        <source>中</source>
        <extracomment>The language that the button switches to, in that language.</extracomment>
        <translation>EN</translation>
    </message>
    <message>
        <source>Light / dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help and keys</source>
        <translation>帮助与快捷键</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>锁定收银台</translation>
    </message>
    <message>
        <source>Shift and drawer</source>
        <translation>班次与钱箱</translation>
    </message>
    <message>
        <source>Overview and reports</source>
        <translation>概览与报表</translation>
    </message>
</context>
<context>
    <name>guitai::ui::UnitWords</name>
    <message>
        <source>kg</source>
        <translation>千克</translation>
    </message>
    <message>
        <source>l</source>
        <translation>升</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
</context>
<context>
    <name>guitai::ui::WalletPanel</name>
    <message>
        <source>Whose code is it?</source>
        <translation>这是哪家的付款码？</translation>
    </message>
    <message>
        <source>Several wallets have codes like this. Ask the customer.</source>
        <translation>多家钱包的付款码格式相同，请询问顾客。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>guitai::ui::WordPanel</name>
    <message>
        <source>An approval code has up to 12 letters and digits.</source>
        <translation>授权码最多 12 位字母或数字。</translation>
    </message>
    <message>
        <source>Only the last four digits of the card.</source>
        <translation>只需卡号后四位。</translation>
    </message>
    <message>
        <source>Give back on the card machine</source>
        <translation>请在刷卡机上退款</translation>
    </message>
    <message>
        <source>Charge on the card machine</source>
        <translation>请在刷卡机上收款</translation>
    </message>
    <message>
        <source>Type this amount there. Then say here what the machine said: only you know.</source>
        <translation>请在刷卡机上输入此金额，然后在这里确认结果：只有您知道。</translation>
    </message>
    <message>
        <source>Was it given back?</source>
        <translation>钱退了吗？</translation>
    </message>
    <message>
        <source>Was it paid?</source>
        <translation>钱收到了吗？</translation>
    </message>
    <message>
        <source>%1 cannot tell any more. A manager looks at its slip and says what happened.</source>
        <translation>%1已无法告知结果。请店长查看签购单并确认。</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>未收款</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>已退 %1</translation>
    </message>
    <message>
        <source>%1 charged</source>
        <translation>已收 %1</translation>
    </message>
    <message>
        <source>Both stand on the slip of the card machine.</source>
        <translation>两项都印在刷卡机的签购单上。</translation>
    </message>
    <message>
        <source>From the slip, where it says so.</source>
        <translation>按签购单填写，没有可不填。</translation>
    </message>
    <message>
        <source>%1 not given back</source>
        <translation>%1 未退</translation>
    </message>
    <message>
        <source>%1 not charged</source>
        <translation>%1 未收</translation>
    </message>
    <message>
        <source>The refund is closed; it can be tried again.</source>
        <translation>这笔退款将关闭，可以重新退款。</translation>
    </message>
    <message>
        <source>The payment is closed without money; the customer pays another way.</source>
        <translation>这笔收款将关闭（未收到钱），请顾客换一种方式支付。</translation>
    </message>
    <message>
        <source>Approval code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Last four digits of the card</source>
        <translation>卡号后四位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>店长密码</translation>
    </message>
    <message>
        <source>What the slip says</source>
        <translation>签购单上的内容</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1 paid</source>
        <translation>已付 %1</translation>
    </message>
    <message>
        <source>%1 not paid</source>
        <translation>%1 未付</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未退款</translation>
    </message>
</context>
<context>
    <name>guitai::ui::Words</name>
    <message>
        <source>The secure connection failed.</source>
        <translation>安全连接失败。</translation>
    </message>
    <message>
        <source>The key belongs to another host (sandbox or production).</source>
        <translation>密钥与服务器不匹配（沙箱或生产环境）。</translation>
    </message>
    <message>
        <source>This currency is not taken there.</source>
        <translation>不支持此币种。</translation>
    </message>
    <message>
        <source>The amount is too small for this way to pay.</source>
        <translation>金额过小，无法用此方式支付。</translation>
    </message>
    <message>
        <source>The payment number is already in use.</source>
        <translation>支付单号已被使用。</translation>
    </message>
    <message>
        <source>The provider holds the payment back: it is not money yet.</source>
        <translation>款项被支付平台暂扣，尚未到账。</translation>
    </message>
    <message>
        <source>The refund is accepted but not carried out yet.</source>
        <translation>退款已受理，尚未完成。</translation>
    </message>
    <message>
        <source>The customer has complained to the provider.</source>
        <translation>顾客已向支付平台投诉。</translation>
    </message>
    <message>
        <source>The bank declined the card.</source>
        <translation>银行拒绝了此卡。</translation>
    </message>
    <message>
        <source>The card has expired.</source>
        <translation>卡片已过期。</translation>
    </message>
    <message>
        <source>The card could not be read.</source>
        <translation>无法读取卡片。</translation>
    </message>
    <message>
        <source>This kind of card is not taken here.</source>
        <translation>不受理此类卡片。</translation>
    </message>
    <message>
        <source>The PIN was wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>The PIN was wrong too often.</source>
        <translation>密码错误次数过多。</translation>
    </message>
    <message>
        <source>The bank approved only a part; it was given back.</source>
        <translation>银行只批准了部分金额，已退回。</translation>
    </message>
    <message>
        <source>The card terminal is busy.</source>
        <translation>刷卡机忙。</translation>
    </message>
    <message>
        <source>The card terminal has no connection.</source>
        <translation>刷卡机未连接。</translation>
    </message>
    <message>
        <source>The card terminal wants its end of day first.</source>
        <translation>刷卡机需要先做结算。</translation>
    </message>
    <message>
        <source>The card terminal needs care (paper, set-up, service).</source>
        <translation>刷卡机需要处理（纸张、初始化、维护）。</translation>
    </message>
    <message>
        <source>What answers there is not a card terminal of this kind.</source>
        <translation>该地址上的设备不是此类刷卡机。</translation>
    </message>
    <message>
        <source>The card terminal cannot tell any more what happened.</source>
        <translation>刷卡机已无法说明结果。</translation>
    </message>
    <message>
        <source>Entered by hand.</source>
        <translation>由人工录入。</translation>
    </message>
    <message>
        <source>This is not possible here.</source>
        <translation>此处不支持此操作。</translation>
    </message>
    <message>
        <source>Do not hand over the goods yet, or call the manager.</source>
        <translation>请先不要交付商品，或通知店长。</translation>
    </message>
    <message>
        <source>Ask for another card or another way to pay.</source>
        <translation>请换一张卡或其他支付方式。</translation>
    </message>
    <message>
        <source>Ask the customer to insert the card again.</source>
        <translation>请顾客重新插卡。</translation>
    </message>
    <message>
        <source>Wait, take the card out of the terminal and try again.</source>
        <translation>请稍候，取出刷卡机中的卡片后重试。</translation>
    </message>
    <message>
        <source>Check the terminal&apos;s power and cable, or take another way to pay.</source>
        <translation>请检查刷卡机的电源和网线，或改用其他支付方式。</translation>
    </message>
    <message>
        <source>Run the end of day on the terminal, then try again.</source>
        <translation>请先在刷卡机上做结算，然后重试。</translation>
    </message>
    <message>
        <source>Look at the terminal, or take another way to pay.</source>
        <translation>请查看刷卡机，或改用其他支付方式。</translation>
    </message>
    <message>
        <source>A manager looks at the terminal&apos;s slip and says what happened.</source>
        <translation>请店长查看刷卡机签购单并确认结果。</translation>
    </message>
    <message>
        <source>This needs a manager&apos;s PIN.</source>
        <translation>需要店长密码。</translation>
    </message>
    <message>
        <source>The shop has no rate for this currency.</source>
        <translation>本店未设置此币种的汇率。</translation>
    </message>
    <message>
        <source>This way to pay does not take the currency.</source>
        <translation>此支付方式不支持该币种。</translation>
    </message>
    <message>
        <source>The provider itself will say what happened: wait.</source>
        <translation>支付平台会给出结果，请稍候。</translation>
    </message>
    <message>
        <source>Type the approval code and the last four digits.</source>
        <translation>请输入授权码和卡号后四位。</translation>
    </message>
    <message>
        <source>That is a whole card number: type only its last four digits.</source>
        <translation>请勿输入完整卡号，只输后四位。</translation>
    </message>
    <message>
        <source>Nothing can be given back this way.</source>
        <translation>此方式不能退款。</translation>
    </message>
    <message>
        <source>Charge the card on the other machine</source>
        <translation>请在另一台刷卡机上收款</translation>
    </message>
    <message>
        <source>Only you know whether it was charged.</source>
        <translation>是否收款成功只有您知道。</translation>
    </message>
    <message>
        <source>Then type its approval code here.</source>
        <translation>然后在此输入授权码。</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客付款</translation>
    </message>
    <message>
        <source>No money has been taken yet.</source>
        <translation>尚未收到款项。</translation>
    </message>
    <message>
        <source>Ask the customer to scan the code with %1.</source>
        <translation>请顾客用%1扫码付款。</translation>
    </message>
    <message>
        <source>Waiting for the card</source>
        <translation>等待刷卡</translation>
    </message>
    <message>
        <source>The customer follows the terminal.</source>
        <translation>请顾客按刷卡机提示操作。</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>等待%1</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Preparing the code</source>
        <translation>正在生成收款码</translation>
    </message>
    <message>
        <source>%1 is asked for a code.</source>
        <translation>正在向%1获取收款码。</translation>
    </message>
    <message>
        <source>No answer from %1, still asking</source>
        <translation>%1没有应答，仍在查询</translation>
    </message>
    <message>
        <source>The customer may already have paid: we do not know yet.</source>
        <translation>顾客可能已经付款，目前还不能确定。</translation>
    </message>
    <message>
        <source>Time is up, closing</source>
        <translation>已超时，正在关闭</translation>
    </message>
    <message>
        <source>Cancelling with %1</source>
        <translation>正在向%1取消收款</translation>
    </message>
    <message>
        <source>Money may still move until %1 confirms.</source>
        <translation>在%1确认之前，款项仍可能变动。</translation>
    </message>
    <message>
        <source>Do not let the customer go yet.</source>
        <translation>请先不要让顾客离开。</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>%1 has confirmed the money.</source>
        <translation>%1已确认到账。</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1支付失败</translation>
    </message>
    <message>
        <source>No money was taken. %1</source>
        <translation>没有扣款。%1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>No money was taken: %1 confirmed.</source>
        <translation>%1已确认：没有扣款。</translation>
    </message>
    <message>
        <source>Choose how to pay.</source>
        <translation>请选择支付方式。</translation>
    </message>
    <message>
        <source>Time is up</source>
        <translation>付款超时</translation>
    </message>
    <message>
        <source>No money was taken: the code is closed.</source>
        <translation>没有扣款，收款码已失效。</translation>
    </message>
    <message>
        <source>Try again or choose another way to pay.</source>
        <translation>请重试，或换一种支付方式。</translation>
    </message>
    <message>
        <source>The customer cancelled.</source>
        <translation>顾客取消了支付。</translation>
    </message>
    <message>
        <source>The customer&apos;s balance is too low.</source>
        <translation>顾客余额不足。</translation>
    </message>
    <message>
        <source>The customer&apos;s code is not valid any more.</source>
        <translation>顾客付款码已失效。</translation>
    </message>
    <message>
        <source>The customer&apos;s limit is exceeded.</source>
        <translation>超出顾客支付限额。</translation>
    </message>
    <message>
        <source>Refused for safety reasons.</source>
        <translation>因安全原因被拒绝。</translation>
    </message>
    <message>
        <source>The customer&apos;s account cannot pay here.</source>
        <translation>顾客账户不能在此付款。</translation>
    </message>
    <message>
        <source>Nobody paid in time.</source>
        <translation>顾客未在限时内付款。</translation>
    </message>
    <message>
        <source>This payment is already closed.</source>
        <translation>这笔支付已关闭。</translation>
    </message>
    <message>
        <source>The settings are wrong.</source>
        <translation>参数设置有误。</translation>
    </message>
    <message>
        <source>The key does not fit.</source>
        <translation>密钥不匹配。</translation>
    </message>
    <message>
        <source>The shop&apos;s account may not do this.</source>
        <translation>商户账户没有此权限。</translation>
    </message>
    <message>
        <source>This till&apos;s clock is wrong.</source>
        <translation>本机时间不准。</translation>
    </message>
    <message>
        <source>The text holds a word that is not allowed.</source>
        <translation>内容含有不允许的词语。</translation>
    </message>
    <message>
        <source>The provider is busy.</source>
        <translation>支付平台繁忙。</translation>
    </message>
    <message>
        <source>The provider has a fault.</source>
        <translation>支付平台故障。</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>没有网络。</translation>
    </message>
    <message>
        <source>No answer in time.</source>
        <translation>应答超时。</translation>
    </message>
    <message>
        <source>The answer cannot be read.</source>
        <translation>应答无法识别。</translation>
    </message>
    <message>
        <source>The answer is not genuine.</source>
        <translation>应答验签未通过。</translation>
    </message>
    <message>
        <source>The amount differs.</source>
        <translation>金额不一致。</translation>
    </message>
    <message>
        <source>More than was paid.</source>
        <translation>超过已付金额。</translation>
    </message>
    <message>
        <source>Too late for a refund.</source>
        <translation>已过退款期限。</translation>
    </message>
    <message>
        <source>The shop&apos;s balance does not cover it.</source>
        <translation>商户余额不足。</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>平台未说明原因。</translation>
    </message>
    <message>
        <source>Ask the customer for another way to pay.</source>
        <translation>请顾客换一种支付方式。</translation>
    </message>
    <message>
        <source>Ask for a fresh code and scan it again.</source>
        <translation>请顾客刷新付款码后重新扫码。</translation>
    </message>
    <message>
        <source>Take another way to pay and call the manager.</source>
        <translation>请换支付方式，并通知店长。</translation>
    </message>
    <message>
        <source>Set the clock of this till, then try again.</source>
        <translation>请校准本机时间后重试。</translation>
    </message>
    <message>
        <source>Wait a moment, or cancel and take another way to pay.</source>
        <translation>请稍候，或取消后换支付方式。</translation>
    </message>
    <message>
        <source>Check the network cable, or cancel and take cash.</source>
        <translation>请检查网线，或取消后收现金。</translation>
    </message>
    <message>
        <source>Refund a smaller amount.</source>
        <translation>请减少退款金额。</translation>
    </message>
    <message>
        <source>Give the money back in cash.</source>
        <translation>请用现金退款。</translation>
    </message>
    <message>
        <source>Try again tomorrow or call the manager.</source>
        <translation>请明天重试，或通知店长。</translation>
    </message>
    <message>
        <source>Call the manager.</source>
        <translation>请通知店长。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>Only a manager may do this.</source>
        <translation>此操作需要店长权限。</translation>
    </message>
    <message>
        <source>There is nothing to pay.</source>
        <translation>没有需要付款的商品。</translation>
    </message>
    <message>
        <source>A payment is open: finish or cancel it first.</source>
        <translation>有一笔收款未结束，请先完成或取消。</translation>
    </message>
    <message>
        <source>This is already done.</source>
        <translation>已经处理过了。</translation>
    </message>
    <message>
        <source>This sale is not here any more.</source>
        <translation>这一单已不存在。</translation>
    </message>
    <message>
        <source>This line is not here any more.</source>
        <translation>此商品行已不存在。</translation>
    </message>
    <message>
        <source>This quantity cannot be sold.</source>
        <translation>数量无效。</translation>
    </message>
    <message>
        <source>This price cannot be.</source>
        <translation>价格无效。</translation>
    </message>
    <message>
        <source>This discount is too large.</source>
        <translation>折扣过大。</translation>
    </message>
    <message>
        <source>The sale is full: finish it and begin another.</source>
        <translation>商品行数已满，请先结账再开新单。</translation>
    </message>
    <message>
        <source>This way to pay is not set up.</source>
        <translation>尚未设置这种支付方式。</translation>
    </message>
    <message>
        <source>The till cannot write: nothing was charged.</source>
        <translation>收银台无法写入数据：没有收款。</translation>
    </message>
    <message>
        <source>This amount cannot be taken.</source>
        <translation>金额无效。</translation>
    </message>
    <message>
        <source>This is less than the amount due.</source>
        <translation>实收少于应付金额。</translation>
    </message>
    <message>
        <source>This is far too much cash.</source>
        <translation>现金金额过大，请核对。</translation>
    </message>
    <message>
        <source>This is more than can be refunded.</source>
        <translation>超过可退金额。</translation>
    </message>
    <message>
        <source>Added %1</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>%1 is kept for the next customer</source>
        <translation>%1 已留给下一位顾客</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>%1 arrived after the payment was closed</source>
        <translation>收款关闭后又到账 %1</translation>
    </message>
    <message>
        <source>The money is in the shop&apos;s %1 account, not in a sale.</source>
        <translation>款项已进入商户%1账户，但不属于任何订单。</translation>
    </message>
    <message>
        <source>Give it back, or settle it with the customer.</source>
        <translation>请退款，或与顾客协商处理。</translation>
    </message>
    <message>
        <source>%1 confirms another amount: %2</source>
        <translation>%1确认的金额不符：%2</translation>
    </message>
    <message>
        <source>The money is in the shop&apos;s %1 account.</source>
        <translation>款项已进入商户%1账户。</translation>
    </message>
    <message>
        <source>Compare with the sale, then give it back or settle it.</source>
        <translation>请核对订单，再退款或处理。</translation>
    </message>
    <message>
        <source>%1 took a payment back</source>
        <translation>%1撤回了一笔已付款项</translation>
    </message>
    <message>
        <source>%1 that was paid is not in the shop&apos;s account any more.</source>
        <translation>原已支付的 %1 已不在商户账户中。</translation>
    </message>
    <message>
        <source>Ask the customer to pay again, or call the manager.</source>
        <translation>请顾客重新付款，或通知店长。</translation>
    </message>
    <message>
        <source>Paid twice: %1 too much</source>
        <translation>重复付款：多收 %1</translation>
    </message>
    <message>
        <source>Give the second payment back.</source>
        <translation>请退还多付的一笔。</translation>
    </message>
    <message>
        <source>A payment of %1 is not known yet</source>
        <translation>一笔 %1 的收款结果未知</translation>
    </message>
    <message>
        <source>Money may have been taken. %1</source>
        <translation>款项可能已扣除。%1</translation>
    </message>
    <message>
        <source>The till keeps asking %1. Nothing needs to be done.</source>
        <translation>收银台正在继续向%1查询，无需操作。</translation>
    </message>
    <message>
        <source>A refund of %1 is not known yet</source>
        <translation>一笔 %1 的退款结果未知</translation>
    </message>
    <message>
        <source>The money may already be on its way back. %1</source>
        <translation>款项可能已在退回途中。%1</translation>
    </message>
    <message>
        <source>The till keeps asking %1. Do not pay it out in cash.</source>
        <translation>收银台正在继续向%1查询，请勿另付现金。</translation>
    </message>
    <message>
        <source>Refund of %1 to %2 is on its way</source>
        <translation>%1 正在退回%2</translation>
    </message>
    <message>
        <source>%1 has not confirmed it yet.</source>
        <translation>%1尚未确认。</translation>
    </message>
    <message>
        <source>Refunded %1 to %2</source>
        <translation>已退 %1 至%2</translation>
    </message>
    <message>
        <source>%1 refused the refund of %2</source>
        <translation>%1拒绝退款 %2</translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation>数量须大于零。</translation>
    </message>
    <message>
        <source>The currency differs.</source>
        <translation>币种不一致。</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>No item has the code %1</source>
        <translation>没有条码为 %1 的商品</translation>
    </message>
    <message>
        <source>The terminal has not said its last word yet.</source>
        <translation>刷卡机还没有给出最终结果。</translation>
    </message>
    <message>
        <source>The customer confirms on the phone</source>
        <translation>请顾客在手机上确认</translation>
    </message>
    <message>
        <source>%1 has not confirmed the money yet.</source>
        <translation>%1尚未确认收款。</translation>
    </message>
    <message>
        <source>If the phone asks for a password, the customer types it now.</source>
        <translation>如果手机要求输入密码，请顾客现在输入。</translation>
    </message>
    <message>
        <source>Follow the terminal</source>
        <translation>请看刷卡机</translation>
    </message>
    <message>
        <source>Insert or tap the card</source>
        <translation>请插卡或挥卡</translation>
    </message>
    <message>
        <source>Take the card out</source>
        <translation>请取出卡片</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>Wrong PIN, enter it again</source>
        <translation>密码错误，请重新输入</translation>
    </message>
    <message>
        <source>Look at the terminal</source>
        <translation>请看刷卡机</translation>
    </message>
    <message>
        <source>Confirm the amount</source>
        <translation>请确认金额</translation>
    </message>
    <message>
        <source>Choose on the terminal</source>
        <translation>请在刷卡机上选择</translation>
    </message>
    <message>
        <source>Card not readable, try again</source>
        <translation>读卡失败，请重试</translation>
    </message>
    <message>
        <source>Try another card</source>
        <translation>请换一张卡</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Calling the bank</source>
        <translation>正在联系银行</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>银行已批准</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>银行已拒绝</translation>
    </message>
    <message>
        <source>Undoing the payment</source>
        <translation>正在撤销付款</translation>
    </message>
    <message>
        <source>Printing the slip</source>
        <translation>正在打印签购单</translation>
    </message>
    <message>
        <source>The terminal runs its end of day</source>
        <translation>刷卡机正在结算</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again in %1.</source>
        <translation>密码错误，请在 %1 后重试。</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation>密码错误，请重试。</translation>
    </message>
    <message>
        <source>Was %1 charged?</source>
        <translation>%1 收到了吗？</translation>
    </message>
    <message>
        <source>%1 cannot say it: only its slip tells.</source>
        <translation>%1无法告知，请以签购单为准。</translation>
    </message>
    <message>
        <source>Look at the slip and say what happened.</source>
        <translation>请查看签购单并确认结果。</translation>
    </message>
    <message>
        <source>Was %1 given back?</source>
        <translation>%1 退了吗？</translation>
    </message>
    <message>
        <source>Give %1 back on the card machine</source>
        <translation>请在刷卡机上退 %1</translation>
    </message>
    <message>
        <source>Only you know whether it was done.</source>
        <translation>是否已退只有您知道。</translation>
    </message>
    <message>
        <source>Then say here what it said.</source>
        <translation>然后在这里确认结果。</translation>
    </message>
    <message>
        <source>It resolves itself: the till keeps asking.</source>
        <translation>会自动得到结果：收银台会继续查询。</translation>
    </message>
    <message>
        <source>They came in the name of %1. None was believed, no money is affected.</source>
        <translation>这些通知以%1的名义发来，均未采信，资金不受影响。</translation>
    </message>
    <message>
        <source>If it goes on, a manager compares the keys in the settings with those at %1.</source>
        <translation>如果持续出现，请店长核对设置中的密钥与%1后台是否一致。</translation>
    </message>
    <message>
        <source>Payments go on: the till asks the providers itself, every few seconds.</source>
        <translation>收款照常：收银台每隔几秒自行向支付平台查询。</translation>
    </message>
    <message>
        <source>The relay does not know this till any more</source>
        <translation>中继服务不再认得这台收银台</translation>
    </message>
    <message>
        <source>A manager enters a new inbox and token in the settings.</source>
        <translation>请店长在设置中填写新的信箱和令牌。</translation>
    </message>
    <message>
        <source>Another till signs in at the relay by this till&apos;s name</source>
        <translation>另一台收银台正以本机的名称登录中继服务</translation>
    </message>
    <message>
        <source>Give every till a name of its own in the settings.</source>
        <translation>请在设置中为每台收银台取不同的名称。</translation>
    </message>
    <message>
        <source>The relay&apos;s certificate is not to be trusted</source>
        <translation>中继服务的证书不可信</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock; else whoever runs the relay renews it.</source>
        <translation>请检查本机时间；如无误，请联系维护中继服务的人更新证书。</translation>
    </message>
    <message>
        <source>The relay cannot be reached</source>
        <translation>连不上中继服务</translation>
    </message>
    <message>
        <source>Check the network. The till comes back by itself.</source>
        <translation>请检查网络，恢复后会自动重连。</translation>
    </message>
    <message>
        <source>Sales go on. Reports over all tills lack what this till has sold since.</source>
        <translation>收款照常。各台汇总报表暂缺本机此后的销售。</translation>
    </message>
    <message>
        <source>Set aside in the shop&apos;s database: %1</source>
        <translation>门店数据库搁置了 %1 条记录</translation>
    </message>
    <message>
        <source>They did not fit there. Reports over all tills are without them.</source>
        <translation>这些记录与门店数据不符，各台汇总报表未计入。</translation>
    </message>
    <message>
        <source>A manager looks at them with guitaictl shop set-aside.</source>
        <translation>请店长用 guitaictl shop set-aside 查看。</translation>
    </message>
    <message>
        <source>The shop&apos;s database refuses this till</source>
        <translation>门店数据库不接受本收银台</translation>
    </message>
    <message>
        <source>Give every till a number of its own in the settings.</source>
        <translation>请在设置中为每台收银台设置不同的编号。</translation>
    </message>
    <message>
        <source>This till was restored from an older copy</source>
        <translation>本机由较旧的备份恢复</translation>
    </message>
    <message>
        <source>The shop&apos;s database has sales that are missing here.</source>
        <translation>门店数据库中有本机缺少的销售。</translation>
    </message>
    <message>
        <source>Before the next sale, close this window and run guitaictl shop fetch.</source>
        <translation>下次收款前，请关闭本窗口并运行 guitaictl shop fetch。</translation>
    </message>
    <message>
        <source>This till was restored from an older copy and has sold on</source>
        <translation>本机由较旧的备份恢复后又继续收款</translation>
    </message>
    <message>
        <source>What it sells is set aside in the shop&apos;s database.</source>
        <translation>其新销售在门店数据库中被搁置。</translation>
    </message>
    <message>
        <source>The shop&apos;s database cannot be reached</source>
        <translation>连不上门店数据库</translation>
    </message>
    <message>
        <source>Callbacks that could not be verified: %1</source>
        <translation>有 %1 条支付通知未通过验签</translation>
    </message>
    <message>
        <source>This part still counts.</source>
        <translation>这笔款项仍然有效。</translation>
    </message>
    <message>
        <source>Hand %1 back to the customer</source>
        <translation>请把 %1 退给顾客</translation>
    </message>
    <message>
        <source>This part does not count any more.</source>
        <translation>这笔款项不再计入本单。</translation>
    </message>
    <message>
        <source>Money has been taken for this sale: give it back first (Pay, Del).</source>
        <translation>本单已收款：请先退回（收款页按 Del）。</translation>
    </message>
    <message>
        <source>This needs a supervisor&apos;s PIN.</source>
        <translation>需要主管密码。</translation>
    </message>
    <message>
        <source>No shift is open: count the float and open one first.</source>
        <translation>尚未开班：请先清点备用金并开班。</translation>
    </message>
    <message>
        <source>A shift is open: close it first.</source>
        <translation>当前有未结班次，请先交班。</translation>
    </message>
    <message>
        <source>Cash has moved since the last count: count the drawer first.</source>
        <translation>上次清点后现金有变动，请先清点钱箱。</translation>
    </message>
    <message>
        <source>The drawer cannot hold this: look at the count once more.</source>
        <translation>钱箱里不可能是这样，请再核对一遍。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>It is not known yet what became of some money.</source>
        <translation>有款项尚未确认结果。</translation>
    </message>
    <message>
        <source>The day cannot be signed: its key does not open.</source>
        <translation>无法为日结签名：签名密钥打不开。</translation>
    </message>
    <message>
        <source>Give up a sale</source>
        <translation>作废整单</translation>
    </message>
    <message>
        <source>Take goods off after a payment was tried</source>
        <translation>付款后减少商品</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount above the limit</source>
        <translation>超限折扣</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund above the limit</source>
        <translation>超限退款</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>非销售开钱箱</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Pay out above the limit</source>
        <translation>超限取出</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Close a shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Touch somebody else&apos;s shift</source>
        <translation>操作他人班次</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Close a day over open payments</source>
        <translation>有款项结果未知时日结</translation>
    </message>
    <message>
        <source>Say what became of a payment</source>
        <translation>人工确认付款结果</translation>
    </message>
    <message>
        <source>Settle an exception</source>
        <translation>处理异常款项</translation>
    </message>
    <message>
        <source>Change the rules and settings</source>
        <translation>修改规则与设置</translation>
    </message>
    <message>
        <source>Change people</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>See what the drawer should hold</source>
        <translation>查看钱箱应有金额</translation>
    </message>
    <message>
        <source>See the shop&apos;s figures</source>
        <translation>查看营业数据</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Drawer counted</source>
        <translation>清点钱箱</translation>
    </message>
    <message>
        <source>Shift handed over without a count</source>
        <translation>未清点交班</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>People changed</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>%1 in a row</source>
        <translation>连续 %1 次</translation>
    </message>
    <message>
        <source>new PIN</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>离职</translation>
    </message>
    <message>
        <source>here again</source>
        <translation>重新入职</translation>
    </message>
    <message>
        <source>new, %1, %2</source>
        <translation>新增，%1，%2</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>密码为 4 至 12 位数字。</translation>
    </message>
    <message>
        <source>Somebody has this PIN already: choose another.</source>
        <translation>该密码已被使用，请换一个。</translation>
    </message>
    <message>
        <source>This is the last manager: name another one first.</source>
        <translation>这是唯一的店长，请先任命另一位。</translation>
    </message>
    <message>
        <source>There is no such person any more.</source>
        <translation>此人已不存在。</translation>
    </message>
    <message>
        <source>It could not be written: nothing has changed.</source>
        <translation>无法写入，未作任何修改。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Paid there, but its sale is over without it</source>
        <translation>平台已收款，但原单已结束</translation>
    </message>
    <message>
        <source>Paid there, and its sale still waits</source>
        <translation>平台已收款，原单仍在等待付款</translation>
    </message>
    <message>
        <source>Not clear: ask the provider again</source>
        <translation>状态不明：请再次查询</translation>
    </message>
    <message>
        <source>Paid here, but not there</source>
        <translation>本店记为已收，平台未收到</translation>
    </message>
    <message>
        <source>To be looked at on the provider&apos;s website</source>
        <translation>需到支付平台网站核实</translation>
    </message>
    <message>
        <source>Rows of the file that cannot be read</source>
        <translation>账单中无法读取的行</translation>
    </message>
    <message>
        <source>So near to midnight that another day may have it</source>
        <translation>临近午夜，可能在相邻日的账单中</translation>
    </message>
    <message>
        <source>Accepted with a note</source>
        <translation>已备注确认</translation>
    </message>
    <message>
        <source>Ask again first: what the provider confirms can be given back.</source>
        <translation>请先再次查询：经支付平台确认的款项可以退回。</translation>
    </message>
    <message>
        <source>Ask again first: what the provider confirms can pay its sale, or go back.</source>
        <translation>请先再次查询：经支付平台确认的款项可计入原单，或退回。</translation>
    </message>
    <message>
        <source>The till asks about each and books what the provider says.</source>
        <translation>收银台将逐笔查询，并按支付平台的答复入账。</translation>
    </message>
    <message>
        <source>Ask again. If the money did not come, the customer has to pay once more.</source>
        <translation>请再次查询。如款项未到，需请顾客重新付款。</translation>
    </message>
    <message>
        <source>They belong to no sale of ours, or the amounts differ. What is found there goes into the note.</source>
        <translation>不属于本店任何订单，或金额不符。核实结果请写入备注。</translation>
    </message>
    <message>
        <source>Nothing of them was guessed. Fetch the statement again, or accept them with a note.</source>
        <translation>收银台没有自行推断。请重新获取账单，或备注确认。</translation>
    </message>
    <message>
        <source>They settle themselves when the next day is compared.</source>
        <translation>相邻日对账后会自动对平。</translation>
    </message>
    <message>
        <source>Nothing is to be done about them.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Only at the provider</source>
        <translation>仅平台有</translation>
    </message>
    <message>
        <source>Only in our books</source>
        <translation>仅本店有</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>金额不符</translation>
    </message>
    <message>
        <source>State differs</source>
        <translation>状态不符</translation>
    </message>
    <message>
        <source>Other day</source>
        <translation>跨日</translation>
    </message>
    <message>
        <source>Fees and account movements</source>
        <translation>手续费与账户变动</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>未发生</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>cancelled, or given back</source>
        <translation>已取消或已退回</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>refund refused</source>
        <translation>退款被拒</translation>
    </message>
    <message>
        <source>it knows no such thing</source>
        <translation>支付平台无此记录</translation>
    </message>
    <message>
        <source>still waiting for the customer</source>
        <translation>仍在等待顾客付款</translation>
    </message>
    <message>
        <source>the question itself was refused</source>
        <translation>查询被拒绝</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Asking the provider …</source>
        <translation>正在向支付平台查询…</translation>
    </message>
    <message>
        <source>Asked again %1: %2</source>
        <translation>%1 再次查询：%2</translation>
    </message>
    <message>
        <source>The day is not over yet</source>
        <translation>当日尚未结束</translation>
    </message>
    <message>
        <source>%1 makes its statement after midnight.</source>
        <translation>%1在午夜之后出账单。</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>尚未对账</translation>
    </message>
    <message>
        <source>The till fetches it by itself in the morning. You can do it now.</source>
        <translation>收银台会在早上自动获取，也可现在获取。</translation>
    </message>
    <message>
        <source>Bring the file that tells the day&apos;s total.</source>
        <translation>请导入当日总额文件。</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在对账…</translation>
    </message>
    <message>
        <source>It may take a minute. Selling goes on meanwhile.</source>
        <translation>可能需要一分钟，期间可继续收银。</translation>
    </message>
    <message>
        <source>%1 has not made its statement yet</source>
        <translation>%1尚未生成账单</translation>
    </message>
    <message>
        <source>The till asks again every half hour.</source>
        <translation>收银台每半小时会再获取一次。</translation>
    </message>
    <message>
        <source>There is no statement that could be compared</source>
        <translation>没有可用于对账的账单</translation>
    </message>
    <message>
        <source>Fetch it again, or bring the file you have downloaded.</source>
        <translation>请重新获取，或导入已下载的账单文件。</translation>
    </message>
    <message>
        <source>Compared %1</source>
        <translation>对账于 %1</translation>
    </message>
    <message>
        <source>Nothing on either side</source>
        <translation>双方均无交易</translation>
    </message>
    <message>
        <source>%1 of %2 equal</source>
        <translation>%2 笔中 %1 笔一致</translation>
    </message>
    <message>
        <source>fees %1%2</source>
        <translation>手续费 %1%2</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Rows to look at: %1</source>
        <translation>待处理：%1 笔</translation>
    </message>
    <message>
        <source>This way to pay has no provider that could be asked.</source>
        <translation>此支付方式没有可查询的支付平台。</translation>
    </message>
    <message>
        <source>The provider has no statement of that day yet: try again later.</source>
        <translation>支付平台尚未生成该日账单，请稍后再试。</translation>
    </message>
    <message>
        <source>Its sale is over: the money can only go back.</source>
        <translation>原单已结束，款项只能退回。</translation>
    </message>
    <message>
        <source>That row is not there any more: the day has been compared again.</source>
        <translation>该笔已不存在：当日已重新对账。</translation>
    </message>
    <message>
        <source>%1, %2: rows to look at: %3</source>
        <translation>%1，%2：待处理 %3 笔</translation>
    </message>
    <message>
        <source>The provider&apos;s statement and the till&apos;s books do not say the same.</source>
        <translation>支付平台账单与收银台账目不一致。</translation>
    </message>
    <message>
        <source>A supervisor looks at them under Reconcile.</source>
        <translation>请主管在“对账”中查看。</translation>
    </message>
    <message>
        <source>%1, %2: no statement yet</source>
        <translation>%1，%2：尚无账单</translation>
    </message>
    <message>
        <source>The till keeps asking. A manager can bring the file instead, under Reconcile.</source>
        <translation>收银台会继续获取。店长也可在“对账”中导入账单文件。</translation>
    </message>
    <message>
        <source>Compare with providers&apos; statements</source>
        <translation>与支付平台账单核对</translation>
    </message>
    <message>
        <source>Let a difference stand</source>
        <translation>确认对账差异</translation>
    </message>
</context>
</TS>

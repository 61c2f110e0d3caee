// Alipay's official SDK against the sandbox: a code shown and paid, given back, closed, cancelled.
import assert from 'node:assert/strict';
import { AlipaySdk } from 'alipay-sdk';
import { callbackHost, customer, settingsOf } from './kit/kit.mjs';

const settings = await settingsOf('alipay');
const sdk = new AlipaySdk({
    appId: settings.app_id,
    privateKey: settings.private_key_file,
    keyType: 'PKCS8',
    alipayPublicKey: settings.alipay_public_key_file,
    gateway: settings.gateway,
    timeout: 20000,
});
const run = Date.now().toString(36);
const host = await callbackHost('success');

// Every answer's signature is checked by the SDK.
const ask = (method, bizContent, more = {}) =>
    sdk.exec(method, { bizContent, ...more }, { validateSign: true });
const precreate = (number, amount) =>
    ask('alipay.trade.precreate',
        { out_trade_no: number, total_amount: amount, subject: '龟台 Demo' },
        { notifyUrl: host.url });
const query = (number) => ask('alipay.trade.query', { out_trade_no: number });

// A sale.
const sale = `sdk_sale_${run}`;
const shown = await precreate(sale, '35.80');
assert.equal(shown.code, '10000', shown.subMsg);
assert.equal(shown.outTradeNo, sale);
assert.match(shown.qrCode, /^https:/);
const early = await query(sale);
assert.equal(early.code, '40004');
assert.equal(early.subCode, 'ACQ.TRADE_NOT_EXIST');
await customer('scan', sale);
assert.equal((await query(sale)).tradeStatus, 'WAIT_BUYER_PAY');
await customer('pay', sale);
const paid = await query(sale);
assert.equal(paid.tradeStatus, 'TRADE_SUCCESS');
assert.equal(paid.totalAmount, '35.80');

// The notify, as it was delivered.
const delivered = await host.letter(
    (letter) => new URLSearchParams(letter.body).get('out_trade_no') === sale, 'a notify');
const notify = Object.fromEntries(new URLSearchParams(delivered.body));
assert.equal(notify.trade_status, 'TRADE_SUCCESS');
assert.equal(sdk.checkNotifySignV2({ ...notify }), true);
assert.equal(sdk.checkNotifySignV2({ ...notify, total_amount: '0.01' }), false);

// Giving back; the same number again gives nothing back.
const refund = (number, amount) =>
    ask('alipay.trade.refund',
        { out_trade_no: sale, refund_amount: amount, out_request_no: number });
const first = await refund(`r1_${run}`, '5.80');
assert.equal(first.code, '10000', first.subMsg);
assert.equal(first.fundChange, 'Y');
assert.equal((await refund(`r1_${run}`, '5.80')).fundChange, 'N');
assert.equal((await refund(`r2_${run}`, '30.01')).code, '40004');
const done = await ask('alipay.trade.fastpay.refund.query',
    { out_trade_no: sale, out_request_no: `r1_${run}` });
assert.equal(done.refundStatus, 'REFUND_SUCCESS');
assert.equal(done.refundAmount, '5.80');

// Scanned and not paid: closed.
const left = `sdk_left_${run}`;
await precreate(left, '1.00');
await customer('scan', left);
assert.equal((await ask('alipay.trade.close', { out_trade_no: left })).code, '10000');
assert.equal((await query(left)).tradeStatus, 'TRADE_CLOSED');

// Never scanned: cancelled; and what is paid is given back by a cancel.
const unseen = `sdk_unseen_${run}`;
await precreate(unseen, '1.00');
const undone = await ask('alipay.trade.cancel', { out_trade_no: unseen });
assert.equal(undone.code, '10000');
assert.equal(undone.retryFlag, 'N');
const late = `sdk_late_${run}`;
await precreate(late, '2.00');
await customer('scan', late);
await customer('pay', late);
assert.equal((await ask('alipay.trade.cancel', { out_trade_no: late })).action, 'refund');

host.close();

// WeChat Pay's community SDK for Node (wechatpay-axios-plugin), unmodified, against the sandbox.
// node wechatpay.mjs SETTINGS.json CONTROL_PORT   exits 0 when all of it works.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Wechatpay, Formatter, Rsa, Aes } from 'wechatpay-axios-plugin';

const [settingsFile, controlPort] = process.argv.slice(2);
const shop = JSON.parse(readFileSync(settingsFile, 'utf8')).providers.wechatpay;
const platform = Rsa.from(readFileSync(shop.public_key_file), Rsa.KEY_TYPE_PUBLIC);
const wxpay = new Wechatpay({
  mchid: shop.mchid,
  serial: shop.serial_no,
  privateKey: readFileSync(shop.private_key_file),
  certs: { [shop.public_key_id]: platform },
  secret: shop.api_v2_key,
  baseURL: `${shop.base_url}/`,
  headers: { 'Wechatpay-Serial': shop.public_key_id },
  proxy: false,
});

const run = Date.now().toString(36);
let count = 0;
const number = (kind) => `SDK_${kind}_${run}_${count += 1}`;
const told = (name) => console.log(`ok  ${name}`);

// The customer's hands.
async function customer(verb, outTradeNo) {
  const answer = await fetch(`http://127.0.0.1:${controlPort}/${verb}`, {
    method: 'POST', body: JSON.stringify({ out_trade_no: outTradeNo }),
  });
  assert.equal(answer.status, 200, `${verb} ${outTradeNo}: ${await answer.text()}`);
}

// The shop's address for notifications; a letter is handed to whoever waits for it.
const letters = [];
const listener = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    letters.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(204).end();
  });
});
await new Promise((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
const notifyUrl = `http://127.0.0.1:${listener.address().port}/wx`;

async function nextLetter() {
  for (let i = 0; i < 200 && letters.length === 0; i += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  assert.ok(letters.length > 0, 'a notification within ten seconds');
  return letters.shift();
}

// Verified and opened with the SDK's own helpers.
function opened({ headers, body }) {
  assert.equal(headers['wechatpay-serial'], shop.public_key_id);
  const text = Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body);
  assert.ok(Rsa.verify(text, headers['wechatpay-signature'], platform), 'the letter verifies');
  const letter = JSON.parse(body);
  const { ciphertext, nonce, associated_data: aad } = letter.resource;
  return {
    event: letter.event_type,
    content: JSON.parse(Aes.AesGcm.decrypt(ciphertext, shop.api_v3_key, nonce, aad)),
  };
}

// What the server refuses, as status and code.
async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    if (!error.response) { throw error; }
    return `${error.response.status} ${error.response.data.code}`;
  }
  return 'not refused';
}

const pay = wxpay.v3.pay.transactions;
const orderNo = (no) => ({ out_trade_no: no, params: { mchid: shop.mchid } });
const query = (no) => pay.outTradeNo.$out_trade_no$.get(orderNo(no));
const close = (no) => pay.outTradeNo.$out_trade_no$.close
  .post({ mchid: shop.mchid }, { out_trade_no: no });
const order = (no, total) => ({
  appid: shop.appid,
  mchid: shop.mchid,
  description: '拿铁, 大杯 "L"',
  out_trade_no: no,
  notify_url: notifyUrl,
  amount: { total, currency: 'CNY' },
});

async function nativeIsPaid() {
  const no = number('N');
  const made = await pay.native.post(order(no, 3580));
  assert.equal(made.status, 200);
  assert.match(made.data.code_url, /^weixin:\/\/wxpay\/bizpayurl\?pr=/);
  assert.equal((await query(no)).data.trade_state, 'NOTPAY');
  await customer('scan', no);
  await customer('pay', no);
  const { data } = await query(no);
  assert.equal(data.trade_state, 'SUCCESS');
  assert.equal(data.amount.total, 3580);
  assert.equal(data.trade_type, 'NATIVE');
  const byId = await pay.id.$transaction_id$.get({
    transaction_id: data.transaction_id, params: { mchid: shop.mchid },
  });
  assert.equal(byId.data.out_trade_no, no);
  const letter = opened(await nextLetter());
  assert.equal(letter.event, 'TRANSACTION.SUCCESS');
  assert.equal(letter.content.out_trade_no, no);
  assert.equal(letter.content.transaction_id, data.transaction_id);
  assert.equal(letter.content.amount.total, 3580);
  assert.equal(await refusal(close(no)), '400 ORDER_PAID');
  assert.equal(await refusal(pay.native.post(order(no, 3580))), '400 ORDER_PAID');
  told('native, query, notification');
  return no;
}

async function refundsAreGiven(no) {
  const refunds = wxpay.v3.refund.domestic.refunds;
  const outRefundNo = number('R');
  const wish = (outNo, refund) => ({
    out_trade_no: no,
    out_refund_no: outNo,
    reason: '商品已售完',
    notify_url: notifyUrl,
    amount: { refund, total: 3580, currency: 'CNY' },
  });
  const accepted = await refunds.post(wish(outRefundNo, 1080));
  assert.equal(accepted.data.status, 'PROCESSING');
  const done = await refunds.$out_refund_no$.get({ out_refund_no: outRefundNo });
  assert.equal(done.data.status, 'SUCCESS');
  assert.equal(done.data.amount.refund, 1080);
  const again = await refunds.post(wish(outRefundNo, 1080));
  assert.equal(again.data.refund_id, accepted.data.refund_id);
  assert.equal(await refusal(refunds.post(wish(outRefundNo, 1081))), '400 INVALID_REQUEST');
  assert.equal(await refusal(refunds.post(wish(number('R'), 2501))), '400 INVALID_REQUEST');
  assert.equal((await query(no)).data.trade_state, 'REFUND');
  const letter = opened(await nextLetter());
  assert.equal(letter.event, 'REFUND.SUCCESS');
  assert.equal(letter.content.out_refund_no, outRefundNo);
  assert.equal(letter.content.refund_status, 'SUCCESS');
  assert.equal(letter.content.amount.refund, 1080);
  told('refund, refund query, notification');
}

async function ordersAreClosed() {
  const no = number('C');
  await pay.native.post(order(no, 1));
  assert.equal((await close(no)).status, 204);
  assert.equal((await close(no)).status, 204);
  assert.equal((await query(no)).data.trade_state, 'CLOSED');
  assert.equal(await refusal(pay.native.post(order(no, 1))), '400 ORDER_CLOSED');
  told('close');
}

async function codesAreCharged() {
  const v3 = number('P');
  const code = () => `13${String(Date.now()).padEnd(15, '0')}${count += 1}`.slice(0, 18);
  const paid = await pay.codepay.post({
    ...order(v3, 200),
    notify_url: undefined,
    payer: { auth_code: code() },
    scene_info: { device_ip: '127.0.0.1', store_info: { out_id: 'SH01' } },
  });
  assert.equal(paid.data.trade_state, 'SUCCESS');
  assert.equal(await refusal(close(v3)), '400 INVALID_REQUEST');

  const v2 = number('M');
  const common = { appid: shop.appid, mch_id: shop.mchid, nonce_str: Formatter.nonce() };
  const micropay = await wxpay.v2.pay.micropay.post({
    ...common,
    sign_type: 'HMAC-SHA256',
    body: '便利店-矿泉水 <a> & "b"',
    out_trade_no: v2,
    total_fee: 200,
    spbill_create_ip: '127.0.0.1',
    auth_code: code(),
  });
  assert.equal(micropay.data.result_code, 'SUCCESS');
  assert.equal(micropay.data.total_fee, '200');
  const asked = await wxpay.v2.pay.orderquery.post({ ...common, out_trade_no: v2 });
  assert.equal(asked.data.trade_state, 'SUCCESS');
  assert.equal(asked.data.transaction_id, micropay.data.transaction_id);
  told("the customer's code in v3 and v2");
}

async function wrongsAreRefused() {
  assert.equal(await refusal(query(number('X'))), '404 ORDER_NOT_EXIST');
  assert.equal(await refusal(pay.native.post(order('short', 1))), '400 PARAM_ERROR');
  assert.equal(await refusal(pay.native.post({ ...order(number('X'), 1), surprise: 1 })),
    '400 PARAM_ERROR');
  assert.equal(await refusal(wxpay.v3.certificates.get()), '404 RESOURCE_NOT_EXISTS');
  assert.equal(await refusal(wxpay.v3.bill.tradebill.get({ params: { bill_date: '2020-01-01' } })),
    '400 INVALID_REQUEST');
  const stranger = new Wechatpay({
    mchid: shop.mchid,
    serial: shop.serial_no,
    privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    certs: { [shop.public_key_id]: platform },
    baseURL: `${shop.base_url}/`,
    proxy: false,
  });
  assert.equal(await refusal(stranger.v3.pay.transactions.outTradeNo.$out_trade_no$
    .get(orderNo(number('X')))), '401 SIGN_ERROR');
  told('refusals');
}

try {
  const no = await nativeIsPaid();
  await refundsAreGiven(no);
  await ordersAreClosed();
  await codesAreCharged();
  await wrongsAreRefused();
  console.log('wechatpay-axios-plugin: 5 passed, 0 failed');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  listener.close();
  listener.closeAllConnections();
}

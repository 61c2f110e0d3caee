// PayPal's own server SDK, unmodified, against the sandbox: takes a payment, gives it back, and is
// told what is wrong with a bad request.
//
//   node paypal.mjs SETTINGS.json CONTROL_PORT
//
// The SDK knows PayPal's two hosts and no other, and speaks https only. It does take an agent for
// its connections (httpClientOptions.httpsAgent); ours leads every connection to the sandbox's port
// on this machine, in the clear. Everything above the socket is the SDK's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import {
    ApiError, CheckoutPaymentIntent, Client, Environment, OrdersController, PaymentsController,
    TransactionSearchController,
} from '@paypal/paypal-server-sdk';

const [settingsFile, controlPort] = process.argv.slice(2);
if (!settingsFile || !controlPort) {
    console.error('usage: node paypal.mjs SETTINGS.json CONTROL_PORT');
    process.exit(2);
}
const settings = JSON.parse(readFileSync(settingsFile, 'utf8')).providers.paypal;
const address = new URL(settings.base_url);

class SandboxAgent extends https.Agent {
    createConnection(options, connected) {
        return net.createConnection({ host: address.hostname, port: Number(address.port) }, connected);
    }
}

function clientWith(secret) {
    return new Client({
        environment: Environment.Sandbox,
        clientCredentialsAuthCredentials: { oAuthClientId: settings.client_id, oAuthClientSecret: secret },
        timeout: 10_000,
        httpClientOptions: { httpsAgent: new SandboxAgent({ keepAlive: false }) },
    });
}

async function customer(deed, code) {
    const reply = await fetch(`http://127.0.0.1:${controlPort}/${deed}`, {
        method: 'POST', body: JSON.stringify({ code }),
    });
    assert.equal(reply.status, 200, await reply.text());
}

async function refusal(call) {
    try {
        await call();
    } catch (error) {
        assert.ok(error instanceof ApiError, String(error));
        return error;
    }
    throw new assert.AssertionError({ message: 'it was not refused' });
}

const issueOf = (error) => JSON.parse(error.body).details[0].issue;
const unique = Date.now().toString(36).toUpperCase();
const client = clientWith(settings.client_secret);
const orders = new OrdersController(client);
const payments = new PaymentsController(client);

const wanted = {
    paypalRequestId: `SDK${unique}`,
    prefer: 'return=representation',
    body: {
        intent: CheckoutPaymentIntent.Capture,
        purchaseUnits: [{
            customId: `SDK${unique}`,
            description: 'Guitai and PayPal',
            amount: {
                currencyCode: 'CNY', value: '35.80',
                breakdown: { itemTotal: { currencyCode: 'CNY', value: '35.80' } },
            },
            items: [{ name: 'Tea', quantity: '2', unitAmount: { currencyCode: 'CNY', value: '17.90' } }],
        }],
        paymentSource: { paypal: { experienceContext: {
            shippingPreference: 'NO_SHIPPING', userAction: 'PAY_NOW',
            returnUrl: 'https://example.com/back', cancelUrl: 'https://example.com/cancelled',
        } } },
    },
};

const steps = {
    async 'an order is created, and the same key creates no second one'() {
        const created = (await orders.createOrder(wanted)).result;
        assert.equal(created.status, 'PAYER_ACTION_REQUIRED');
        this.order = created.id;
        this.link = created.links.find((link) => link.rel === 'payer-action').href;
        assert.equal((await orders.createOrder(wanted)).result.id, created.id);
    },
    async 'it waits for the payer, and cannot be captured'() {
        const order = (await orders.getOrder({ id: this.order })).result;
        assert.equal(order.purchaseUnits[0].amount.value, '35.80');
        const error = await refusal(() => orders.captureOrder({ id: this.order, body: {} }));
        assert.equal(error.statusCode, 422);
        assert.equal(issueOf(error), 'ORDER_NOT_APPROVED');
    },
    async 'approved, it is captured once'() {
        await customer('scan', this.link);
        await customer('pay', this.link);
        assert.equal((await orders.getOrder({ id: this.order })).result.status, 'APPROVED');
        const take = () => orders.captureOrder({
            id: this.order, paypalRequestId: `capture:${this.order}`, prefer: 'return=representation', body: {},
        });
        const taken = (await take()).result;
        assert.equal(taken.status, 'COMPLETED');
        const capture = taken.purchaseUnits[0].payments.captures[0];
        assert.equal(capture.status, 'COMPLETED');
        assert.equal(capture.amount.value, '35.80');
        this.capture = capture.id;
        assert.equal((await take()).result.purchaseUnits[0].payments.captures[0].id, capture.id);
        const error = await refusal(() => orders.captureOrder({ id: this.order }));
        assert.equal(issueOf(error), 'ORDER_ALREADY_CAPTURED');
        const seen = (await payments.getCapturedPayment({ captureId: this.capture })).result;
        assert.equal(seen.status, 'COMPLETED');
    },
    async 'a part is given back once, and no more than is left'() {
        const giveBack = (key, value) => payments.refundCapturedPayment({
            captureId: this.capture, paypalRequestId: key, prefer: 'return=representation',
            body: { amount: { currencyCode: 'CNY', value } },
        });
        const refund = (await giveBack(`R1${unique}`, '10.00')).result;
        assert.equal(refund.status, 'COMPLETED');
        assert.equal((await giveBack(`R1${unique}`, '10.00')).result.id, refund.id);
        const seen = (await payments.getRefund({ refundId: refund.id })).result;
        assert.equal(seen.amount.value, '10.00');
        const error = await refusal(() => giveBack(`R2${unique}`, '25.81'));
        assert.equal(issueOf(error), 'REFUND_AMOUNT_EXCEEDED');
        await giveBack(`R3${unique}`, '25.80');
        const capture = (await payments.getCapturedPayment({ captureId: this.capture })).result;
        assert.equal(capture.status, 'REFUNDED');
    },
    async 'a bad request is answered with a pointer'() {
        const body = structuredClone(wanted.body);
        body.purchaseUnits[0] = { amount: { currencyCode: 'JPY', value: '500.00' } };
        const error = await refusal(() => orders.createOrder({ body, paypalRequestId: `J${unique}` }));
        assert.equal(error.statusCode, 422);
        assert.equal(issueOf(error), 'DECIMALS_NOT_SUPPORTED');
        assert.equal(JSON.parse(error.body).details[0].field, '/purchase_units/0/amount/value');
        assert.equal((await refusal(() => orders.getOrder({ id: 'NOSUCHORDER' }))).statusCode, 404);
    },
    async 'what PayPal is asked to refuse is refused'() {
        const error = await refusal(() => orders.createOrder({
            ...wanted, paypalRequestId: `M${unique}`,
            paypalMockResponse: JSON.stringify({ mock_application_codes: 'PAYEE_ACCOUNT_RESTRICTED' }),
        }));
        assert.equal(issueOf(error), 'PAYEE_ACCOUNT_RESTRICTED');
    },
    async 'transactions are reported'() {
        const search = new TransactionSearchController(client);
        const report = (await search.searchTransactions({
            startDate: new Date(Date.now() - 86_400_000).toISOString(), endDate: new Date().toISOString(),
            fields: 'transaction_info', pageSize: 500, page: 1,
        })).result;
        assert.equal(report.page, 1);
    },
    async 'a wrong secret is turned away'() {
        const stranger = new OrdersController(clientWith('wrong'));
        const error = await refusal(() => stranger.getOrder({ id: this.order }));
        assert.equal(error.statusCode, 401);
    },
};

try {
    const shared = {};
    for (const [name, step] of Object.entries(steps)) {
        await step.call(shared);
        console.log(`ok - ${name}`);
    }
} catch (error) {
    console.error('not ok -', error.body ?? error);
    process.exit(1);
}

// Stripe's official SDK against the sandbox: a sale at the card reader, and what can go wrong.
import assert from 'node:assert/strict';
import Stripe from 'stripe';
import { callbackHost, customer, settingsOf } from './kit/kit.mjs';

const settings = await settingsOf('stripe');
const address = new URL(settings.base_url);
const options = {
    host: address.hostname,
    port: address.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
};
const stripe = new Stripe(settings.secret_key, options);
const reader = settings.reader_id;
const run = Date.now().toString(36);
const host = await callbackHost('{}');

const refuses = async (promise, type, code) => {
    const error = await promise.then(() => assert.fail(`not refused: ${code}`), (e) => e);
    assert.equal(error.type, type, error.message);
    assert.equal(error.code, code, error.message);
    return error;
};
const newIntent = (attempt, amount, more = {}) => ({
    amount,
    currency: 'cny',
    payment_method_types: ['card_present'],
    capture_method: 'automatic',
    description: 'Guitai 演示',
    metadata: { attempt },
    ...more,
});
const config = { enable_customer_cancellation: true, skip_tipping: true };

// The reader, and a place for events.
const found = await stripe.terminal.readers.retrieve(reader);
assert.equal(found.object, 'terminal.reader');
assert.equal(found.livemode, false);
const endpoint = await stripe.webhookEndpoints.create({ url: host.url, enabled_events: ['*'] });
assert.equal(endpoint.secret, settings.webhook_secret);

// A sale; to create it twice with one key makes one payment.
const sale = `sdk_sale_${run}`;
const key = { idempotencyKey: `pi:${sale}` };
const intent = await stripe.paymentIntents.create(newIntent(sale, 3580), key);
assert.equal(intent.status, 'requires_payment_method');
const again = await stripe.paymentIntents.create(newIntent(sale, 3580), key);
assert.equal(again.id, intent.id);
assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
await refuses(stripe.paymentIntents.create(newIntent(sale, 3581), key),
    'StripeIdempotencyError', undefined);

const shown = await stripe.terminal.readers.processPaymentIntent(reader, {
    payment_intent: intent.id,
    process_config: config,
});
assert.equal(shown.action.status, 'in_progress');
assert.equal(shown.action.process_payment_intent.payment_intent, intent.id);
await refuses(
    stripe.terminal.readers.processPaymentIntent(reader, { payment_intent: intent.id }),
    'StripeInvalidRequestError', 'terminal_reader_busy');
await customer('pay', sale);
const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
assert.equal(paid.status, 'succeeded');
assert.equal(paid.amount_received, 3580);
assert.ok(paid.latest_charge.payment_method_details.card_present.receipt.dedicated_file_name);
assert.equal((await stripe.terminal.readers.retrieve(reader)).action.status, 'succeeded');

// Events, as they were delivered.
const delivered = await host.letter(
    (letter) => JSON.parse(letter.body).type === 'payment_intent.succeeded' &&
        JSON.parse(letter.body).data.object.id === intent.id,
    'payment_intent.succeeded');
const signature = delivered.headers['stripe-signature'];
const event = stripe.webhooks.constructEvent(delivered.body, signature, endpoint.secret);
assert.equal(event.data.object.metadata.attempt, sale);
assert.throws(
    () => stripe.webhooks.constructEvent(
        delivered.body.replace('3580', '3581'), signature, endpoint.secret),
    (e) => e.type === 'StripeSignatureVerificationError');
assert.equal((await stripe.events.retrieve(event.id)).type, event.type);

// Giving back, in parts, and no more than was paid.
const part = await stripe.refunds.create(
    { payment_intent: intent.id, amount: 580, reason: 'requested_by_customer' });
assert.equal(part.status, 'succeeded');
await refuses(stripe.refunds.create({ payment_intent: intent.id, amount: 3001 }),
    'StripeInvalidRequestError', undefined);
const rest = await stripe.refunds.create({ charge: paid.latest_charge.id });
assert.equal(rest.amount, 3000);
await refuses(stripe.refunds.create({ payment_intent: intent.id }),
    'StripeInvalidRequestError', 'charge_already_refunded');
assert.equal((await stripe.refunds.list({ payment_intent: intent.id })).data.length, 2);
assert.equal((await stripe.refunds.retrieve(part.id)).amount, 580);

// The day's money, page by page.
const moved = [];
for await (const one of stripe.balanceTransactions.list({ limit: 1, expand: ['data.source'] })) {
    if (one.source.payment_intent === intent.id) {
        moved.push(one.amount);
    }
}
assert.deepEqual(moved, [-3000, -580, 3580]);

// A card without money; then the payment is cancelled, once and for all.
const declined = `sdk_declined_${run}`;
const poor = await stripe.paymentIntents.create(newIntent(declined, 1200));
await stripe.terminal.readers.processPaymentIntent(reader, { payment_intent: poor.id });
const after = await stripe.testHelpers.terminal.readers.presentPaymentMethod(reader, {
    type: 'card_present',
    card_present: { number: '4000000000009995' },
});
assert.equal(after.action.status, 'failed');
assert.equal(after.action.failure_code, 'card_declined');
const unpaid = await stripe.paymentIntents.retrieve(poor.id);
assert.equal(unpaid.status, 'requires_payment_method');
assert.equal(unpaid.last_payment_error.decline_code, 'insufficient_funds');
const gone = await stripe.paymentIntents.cancel(poor.id, { cancellation_reason: 'abandoned' });
assert.equal(gone.status, 'canceled');
const refusal = await refuses(stripe.paymentIntents.cancel(poor.id),
    'StripeInvalidRequestError', 'payment_intent_unexpected_state');
assert.equal(refusal.payment_intent.status, 'canceled');

// Taken off the reader before a card came.
const left = await stripe.paymentIntents.create(newIntent(`sdk_left_${run}`, 900));
await stripe.terminal.readers.processPaymentIntent(reader, { payment_intent: left.id });
assert.equal((await stripe.terminal.readers.cancelAction(reader)).action, null);

// Authorised first, captured later.
const held = await stripe.paymentIntents.create(
    newIntent(`sdk_held_${run}`, 5000, { capture_method: 'manual' }));
await stripe.terminal.readers.processPaymentIntent(reader, { payment_intent: held.id });
await stripe.testHelpers.terminal.readers.presentPaymentMethod(reader);
const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 5000 });
assert.equal(captured.status, 'succeeded');

// What is wrong is refused.
await refuses(stripe.paymentIntents.create({ ...newIntent('x', 100), colour: 'red' }),
    'StripeInvalidRequestError', 'parameter_unknown');
await refuses(stripe.paymentIntents.create({ currency: 'cny' }),
    'StripeInvalidRequestError', 'parameter_missing');
await refuses(stripe.paymentIntents.retrieve('pi_nothing'),
    'StripeInvalidRequestError', 'resource_missing');
await refuses(new Stripe('sk_test_wrong', options).terminal.readers.retrieve(reader),
    'StripeAuthenticationError', undefined);

assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
host.close();

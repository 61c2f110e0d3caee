// What the proofs share: the sandbox's settings, its control port, and a host that takes callbacks.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';

// The settings file names paths; this is what is in them.
export async function settingsOf(provider) {
    const all = JSON.parse(await readFile(process.argv[2], 'utf8'));
    const settings = all.providers[provider];
    assert.ok(settings, `the sandbox offers no ${provider}`);
    for (const key of Object.keys(settings)) {
        if (key.endsWith('_file')) {
            settings[key] = await readFile(settings[key], 'utf8');
        }
    }
    return settings;
}

// What the customer does: scan, pay, decline.
export async function customer(deed, number) {
    const status = await new Promise((resolve, reject) => {
        const request = http.request(
            { host: '127.0.0.1', port: process.argv[3], path: '/' + deed, method: 'POST' },
            (reply) => {
                reply.resume();
                reply.on('end', () => resolve(reply.statusCode));
            },
        );
        request.on('error', reject);
        request.end(JSON.stringify({ out_trade_no: number }));
    });
    assert.equal(status, 200, `${deed} ${number}`);
}

// A host on this machine that answers every callback with that text.
export async function callbackHost(answer) {
    const letters = [];
    const waiting = [];
    const deliver = () => {
        for (const one of [...waiting]) {
            const letter = letters.find(one.wanted);
            if (letter) {
                waiting.splice(waiting.indexOf(one), 1);
                clearTimeout(one.timer);
                one.resolve(letter);
            }
        }
    };
    const server = http.createServer(async (request, reply) => {
        const parts = [];
        for await (const part of request) {
            parts.push(part);
        }
        reply.end(answer);
        letters.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
        deliver();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${server.address().port}/callback`,
        // The first letter of which that is true.
        letter(wanted, what) {
            return new Promise((resolve, reject) => {
                const timer = setTimeout(() => reject(new Error(`never delivered: ${what}`)), 10000);
                waiting.push({ wanted, resolve, timer });
                deliver();
            });
        },
        close() {
            server.closeAllConnections();
            server.close();
        },
    };
}

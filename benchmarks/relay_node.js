// A plain Node server that stores each callback as durably as the relay: appended and flushed to the
// disk before it is answered. What relay_bench compares with. "each": one flush for each callback, as
// a database library that commits each one does; "threads": flushes on libuv's threads, of which the
// kernel makes one when several wait.
'use strict';
const fs = require('fs');
const http = require('http');

const [mode, name] = process.argv.slice(2);
const file = fs.openSync(name, 'a');
const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
        const letter = JSON.stringify([Date.now(), request.url, request.rawHeaders]) + '\n';
        const bytes = Buffer.concat([Buffer.from(letter), ...chunks]);
        if (mode === 'each') {
            fs.writeSync(file, bytes);
            fs.fdatasyncSync(file);
            response.writeHead(200, {'Content-Type': 'text/plain'}).end('success');
            return;
        }
        fs.write(file, bytes, (error) => {
            if (error) {
                response.writeHead(503).end();
                return;
            }
            fs.fdatasync(file, (failed) => {
                response.writeHead(failed ? 503 : 200, {'Content-Type': 'text/plain'});
                response.end(failed ? '' : 'success');
            });
        });
    });
});
server.listen(0, '127.0.0.1', () => console.log('listening ' + server.address().port));

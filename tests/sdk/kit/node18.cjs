// Node 18 has File in a module, not yet as a global; the HTTP client of one SDK needs the global.
globalThis.File ??= require('node:buffer').File;

import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Milliseconds after which a command shows that it is at work. */
const PATIENCE = 1000;

/** Descriptor of standard error. */
const STANDARD_ERROR = 2;

/** Sequence that goes to the beginning of the line and empties it. */
const CLEAR = '\r\u001b[K';

/** States of the line that says how long a command has been at work; the worker and the command share it. */
const IDLE = 0;
const WRITING = 1;
const ENDED = 2;

/**
 * Program of the worker: commands never wait, so that a timer of their own thread would fire when all is done. It
 * writes only between two of its states, so that no line is left behind an end.
 */
const PROGRAM = `
const { workerData: { state, label, patience, clear } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let seconds = Math.round(patience / 1000);
const show = () => {
  if (Atomics.compareExchange(state, 0, ${IDLE}, ${WRITING}) !== ${IDLE}) return;
  writeSync(${STANDARD_ERROR}, clear + label + ': ' + seconds++ + ' s');
  state[1] = 1;
  Atomics.store(state, 0, ${IDLE});
  Atomics.notify(state, 0);
  setTimeout(show, 1000);
};
setTimeout(show, patience);
`;

/** Line on standard error that says how long a command has been at work, once that is over a second. */
export class Progress {
  private readonly state = new Int32Array(new SharedArrayBuffer(8));
  private readonly worker: Worker;

  constructor(label: string, patience = PATIENCE) {
    const workerData = { state: this.state, label, patience, clear: CLEAR };
    this.worker = new Worker(PROGRAM, { eval: true, workerData });
    this.worker.unref();
  }

  /** Ends the line, and removes it from the terminal. */
  end(): void {
    if (this.state[0] === ENDED) return;
    while (Atomics.compareExchange(this.state, 0, IDLE, ENDED) === WRITING) Atomics.wait(this.state, 0, WRITING, 10);
    void this.worker.terminate();
    if (this.state[1] === 1) writeSync(STANDARD_ERROR, CLEAR);
  }
}

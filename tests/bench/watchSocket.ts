/**
 * Runs in the page before its own scripts: keeps of every answer how long it took (`benchAnswers`), and lets the bench
 * ask on the page's own connection (`benchSocket`). As text, because it runs in another world.
 */
export const watchSocket = `(() => {
  window.benchAnswers = [];
  const asked = new Map();
  const own = new Map();
  const listeners = new Map();
  let last = 1000000000;
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data);
        if (message.event) for (const listener of listeners.get(message.event) ?? []) listener(message.data);
        const began = asked.get(message.id);
        if (began) window.benchAnswers.push({ call: began.call, milliseconds: performance.now() - began.at });
        asked.delete(message.id);
        own.get(message.id)?.(message);
        own.delete(message.id);
      });
      window.benchSocket = {
        ask: (call, input) => new Promise((yes, no) => {
          const id = (last += 1);
          own.set(id, (message) => (message.error ? no(new Error(JSON.stringify(message.error))) : yes(message.result)));
          Real.prototype.send.call(this, JSON.stringify({ id, call, input }));
        }),
        on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      };
    }
    send(text) {
      const { id, call } = JSON.parse(text);
      asked.set(id, { call, at: performance.now() });
      super.send(text);
    }
  };
})()`;

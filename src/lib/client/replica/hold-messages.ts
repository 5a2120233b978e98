/** Holds what comes in through a socket until something else is done: until then nothing is answered through it. */
export function holdMessages(socket: WebSocket, until: Promise<void>): void {
  const hear = socket.onmessage;
  const held: MessageEvent[] = [];
  socket.onmessage = (event) => void held.push(event);
  void until.finally(() => {
    socket.onmessage = hear;
    for (const event of held) hear?.call(socket, event);
  });
}

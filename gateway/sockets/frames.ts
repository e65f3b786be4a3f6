/** The first byte of a text message in one frame. */
const WHOLE_TEXT = 0x81;

/**
 * What stands before the shared rest of a WebSocket message: the frame's head for both together, and the message's
 * beginning, which is the client's own. A server does not mask, so the rest can be written to all as it is.
 * @param room bytes to leave free behind it
 */
export function headOf(beginning: Buffer, restLength: number, room = 0): Buffer {
  const length = beginning.length + restLength;
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const head = Buffer.allocUnsafe(size + beginning.length + room);
  head[0] = WHOLE_TEXT;
  if (size === 2) head[1] = length;
  else if (size === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeUInt32BE(0, 2);
    head.writeUInt32BE(length, 6);
  }
  beginning.copy(head, size);
  return head;
}

/** The whole frame in one piece. */
export function frameOf(beginning: Buffer, rest: Buffer): Buffer {
  const frame = headOf(beginning, rest.length, rest.length);
  rest.copy(frame, frame.length - rest.length);
  return frame;
}

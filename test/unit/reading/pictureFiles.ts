/** Heads and ends of pictures of a given size, with nothing between: enough for whoever looks no further. */

export function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(45)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  bytes.set(new TextEncoder().encode('IEND'), 37)
  return bytes
}

/** A JPEG whose frame header follows a comment, a fill byte and a table, as cameras write it. */
export function jpegHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const frame = [0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 2, 0x12, 0xff, 0, 0x34, 0xff, 0xd9]
  const table = [0xff, 0xc4, 0, 4, 0xff, 0xc0]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xfe, 0, 4, 0x41, 0x42, ...table, 0xff, ...frame, ...scan])
}

export function webpHeader(
  kind: 'VP8 ' | 'VP8L' | 'VP8X',
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40)
  bytes.set(new TextEncoder().encode(`RIFF\x20\0\0\0WEBP${kind}`))
  const view = new DataView(bytes.buffer)
  if (kind === 'VP8 ') {
    view.setUint16(26, width, true)
    view.setUint16(28, height, true)
  } else if (kind === 'VP8L') view.setUint32(21, (width - 1) | ((height - 1) << 14), true)
  else {
    view.setUint32(24, width - 1, true)
    bytes.set([(height - 1) & 255, (height - 1) >> 8, 0], 27)
  }
  return bytes
}

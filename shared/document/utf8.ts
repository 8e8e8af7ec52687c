/** No part of the language, but every process that runs shared code has it. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

/** What is no UTF-8 comes out as U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

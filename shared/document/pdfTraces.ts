import type { FileTraces } from '../domain/reading.ts'
import { softwareInXmp, softwareNames } from './softwareNames.ts'

/** No paper has more signatures than this. */
const mostSignatures = 100
/** A signature's range is two pairs of numbers. */
const rangeLength = 120

/**
 * What a PDF says of its own making.
 *
 * @param info its information dictionary, as pdf.js gives it
 * @param xmp its metadata packet, empty if it has none
 */
export function pdfTraces(bytes: Uint8Array, info: object, xmp: string): FileTraces {
  const { Creator, Producer } = info as Readonly<Record<string, unknown>>
  const named = [Creator, Producer].filter((name) => typeof name === 'string')
  return {
    software: softwareNames([...named, ...softwareInXmp(xmp)]),
    isChangedAfterSigning: isChangedAfterSigning(bytes),
  }
}

/**
 * Whether something was written after what the last signature covers; `null` if nothing is signed. A change need not
 * be a fraud: a form filled in later, or the proofs of a signature's time, are written so too.
 * Source: ISO 32000-1, 12.8.1 (ByteRange).
 */
function isChangedAfterSigning(bytes: Uint8Array): boolean | null {
  const ends = signedEnds(bytes)
  return ends.length === 0 ? null : Math.max(...ends) < contentEnd(bytes)
}

/** Where the range of each signature ends; ranges beyond the file are none. */
function signedEnds(bytes: Uint8Array): number[] {
  const ends: number[] = []
  let at = indexOf(bytes, '/ByteRange', 0)
  for (let count = 0; at >= 0 && count < mostSignatures; count++) {
    const text = String.fromCharCode(...bytes.subarray(at, at + rangeLength))
    const [, start, length] = /\[\s*0\s+\d+\s+(\d+)\s+(\d+)\s*\]/.exec(text) ?? []
    const end = Number(start) + Number(length)
    if (Number(length) > 0 && end <= bytes.length) ends.push(end)
    at = indexOf(bytes, '/ByteRange', at + 1)
  }
  return ends
}

/** Blanks and line ends at the end of a file say nothing. */
function contentEnd(bytes: Uint8Array): number {
  let end = bytes.length
  while (end > 0 && [0, 9, 10, 13, 32].includes(bytes[end - 1] ?? -1)) end--
  return end
}

function indexOf(bytes: Uint8Array, word: string, from: number): number {
  const codes = [...word].map((character) => character.charCodeAt(0))
  const [first = 0] = codes
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (codes.every((code, index) => bytes[at + index] === code)) return at
  return -1
}

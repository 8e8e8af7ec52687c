import { parseJson } from './json.ts'

/**
 * Parses an object one of whose members is a long array, from UTF-8 that comes in pieces: item by item, so that its text
 * is never in memory as a whole. What it accepts and gives is what `parseJson` would, but for what becomes of the items.
 *
 * @param member name of the array
 * @param parse what becomes of each of its items
 * @throws SyntaxError as `parseJson`; TypeError where it is not UTF-8; what `parse` throws
 */
export async function parseJsonItems(
  pieces: AsyncIterable<Uint8Array>,
  member: string,
  parse: (item: unknown) => unknown,
): Promise<unknown> {
  const items: unknown[] = []
  const splitter = createSplitter(member, (item) => void items.push(parse(parseJson(item))))
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for await (const piece of pieces) splitter.take(decoder.decode(piece, { stream: true }))
  splitter.take(decoder.decode())
  // Where the rest is JSON with an empty array, and each item is JSON, the whole is the rest with these items in it.
  const value = parseJson(splitter.rest())
  if (items.length > 0) return { ...(value as object), [member]: items }
  const whole = memberOf(value, member)
  // Its name is written another way, with escapes.
  return Array.isArray(whole) ? { ...(value as object), [member]: whole.map(parse) } : value
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

/** Takes text piece by piece apart into the items of the array and the rest, which has the array without them. */
function createSplitter(member: string, onItem: (text: string) => void) {
  const isInString = createStringWatch()
  // A quote that is not escaped and has the name behind it begins the name; after any other the text would not be JSON.
  const beforeArray = new RegExp(`(?<!\\\\)${JSON.stringify(member)}\\s*:\\s*\\[$`)
  let outside = ''
  /** Of the item that is being read; null outside of the array. */
  let item: string | null = null
  let hasItems = false
  let depth = 0

  function keep(text: string): void {
    if (item === null) outside += text
    else item += text
  }

  function endItem(isLast: boolean): void {
    const text = item ?? ''
    if (!isLast || hasItems || !/^[ \t\r\n]*$/.test(text)) onItem(text)
    hasItems = !isLast
    item = isLast ? null : ''
  }

  return {
    take(piece: string): void {
      let kept = 0
      const keepTo = (end: number) => {
        keep(piece.slice(kept, end))
        kept = end
      }
      for (let at = 0; at < piece.length; at += 1) {
        const character = piece[at]
        if (isInString(character)) continue
        if (character === '{') depth += 1
        else if (character === '[') {
          depth += 1
          if (depth !== 2) continue
          keepTo(at + 1)
          if (beforeArray.test(outside)) item = ''
        } else if (character === '}' || character === ']') {
          depth -= 1
          if (item === null || depth !== 1) continue
          keepTo(at)
          endItem(true)
        } else if (character === ',' && item !== null && depth === 2) {
          keepTo(at)
          kept += 1
          endItem(false)
        }
      }
      keepTo(piece.length)
    },
    rest: (): string => outside + (item ?? ''),
  }
}

/** Whether a character belongs to a string, its quotes included; given one after the other. */
function createStringWatch(): (character: string | undefined) => boolean {
  let isInside = false
  let isEscaped = false
  return (character) => {
    if (!isInside) {
      isInside = character === '"'
      return isInside
    }
    if (isEscaped) isEscaped = false
    else if (character === '\\') isEscaped = true
    else if (character === '"') isInside = false
    return true
  }
}

/**
 * Parses JSON and refuses an object that names one member twice: readers differ in which of the two they take, so
 * such a file says different things to different programs.
 *
 * @throws SyntaxError where the text is not JSON or a name is repeated
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  const repeated = repeatedName(text)
  if (repeated !== null) throw new SyntaxError(`the name ${JSON.stringify(repeated)} is repeated`)
  return value
}

/** First repeated member name of a text that is known to be JSON, so only strings and brackets matter. */
function repeatedName(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let nameIsNext = false
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const names = open.at(-1)
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ',' && names && nameIsNext) {
      // Two spellings of one name ("a" and "\u0061") are the same name.
      const name: string = JSON.parse(token)
      if (names.has(name)) return name
      names.add(name)
    }
    nameIsNext = token === '{' || (token === ',' && names instanceof Set)
  }
  return null
}

/** A value that somebody has changed by mistake, and in which way. */
export interface Mutant<T> {
  readonly change: string
  readonly value: T
}

/**
 * Every way in which one line of a policy can be lost or turned: each member left out, each switch turned over, each
 * number made a thousand times as large, each word of a text taken out, each text emptied or opened to everybody; of
 * what is nested the same.
 */
export function mutants<T>(policy: T): Mutant<T>[] {
  // What is made of a policy is no longer of its type where that is made of literals; that is the point.
  return [...changes(policy)].map(([change, value]) => ({ change, value: value as T }))
}

function* changes(value: unknown): Iterable<readonly [string, unknown]> {
  if (typeof value === 'boolean') yield [`turned to ${!value}`, !value]
  else if (typeof value === 'number') yield ['a thousand times as large', value * 1000]
  else if (typeof value === 'string') yield* textChanges(value)
  else if (Array.isArray(value)) yield* listChanges(value)
  else if (typeof value === 'object' && value !== null) yield* memberChanges(value)
}

function* textChanges(text: string): Iterable<readonly [string, string]> {
  yield ['emptied', '']
  yield ['opened to everybody', '*']
  const words = text.split(' ')
  if (words.length > 1)
    for (const [index, word] of words.entries())
      yield [`without ${word}`, words.toSpliced(index, 1).join(' ')]
}

function* listChanges(list: readonly unknown[]): Iterable<readonly [string, unknown[]]> {
  for (const [index, item] of list.entries()) {
    yield [`without ${JSON.stringify(item)}`, list.toSpliced(index, 1)]
    for (const [change, value] of changes(item))
      yield [`${JSON.stringify(item)} ${change}`, list.with(index, value)]
  }
}

function* memberChanges(object: object): Iterable<readonly [string, object]> {
  const members = Object.entries(object)
  for (const [name, member] of members) {
    yield [`without ${name}`, Object.fromEntries(members.filter(([other]) => other !== name))]
    for (const [change, value] of changes(member)) yield [`${name} ${change}`, { ...object, [name]: value }]
  }
}

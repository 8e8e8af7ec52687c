import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { confirm } from '../../../main/cli/confirm.ts'
import type { Io } from '../../../main/cli/io.ts'
import { askNewPassphrase, askPassphrase } from '../../../main/cli/passphrase.ts'

/** A person at a terminal who types these lines, and what the terminal showed meanwhile. */
function atTerminal(...lines: string[]): { io: Io; shown: () => string } {
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  const stderr = Object.assign(new PassThrough(), { isTTY: true })
  let shown = ''
  stderr.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
    // The answer comes after the question, as people type.
    if (/[:：)] $/.test(shown) && lines.length > 0) setImmediate(() => stdin.write(`${lines.shift()}\n`))
  })
  return { io: anIo({ stdin, stderr }), shown: () => shown }
}

function anIo(parts: Partial<Io>): Io {
  return {
    language: 'en',
    json: false,
    env: {},
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    clock: () => new Date(),
    signal: new AbortController().signal,
    text: (words) => words.en,
    ...parts,
  }
}

describe('the passphrase', () => {
  it('comes from SEALDESK_PASSPHRASE', async () => {
    const io = anIo({ env: { SEALDESK_PASSPHRASE: 'four words' } })
    expect(await askPassphrase(io)).toBe('four words')
    expect(await askNewPassphrase(io)).toBe('four words')
  })

  it('is asked for at a terminal and never shown', async () => {
    const { io, shown } = atTerminal('four words')
    expect(await askPassphrase(io)).toBe('four words')
    expect(shown()).not.toContain('four')
  })

  it('for a new vault is asked for until it is typed twice the same', async () => {
    const { io, shown } = atTerminal('one', 'two', 'three words', 'three words')
    expect(await askNewPassphrase(io)).toBe('three words')
    expect(shown()).toContain('They differ')
  })

  it('is missed with a code where nobody can be asked', async () => {
    await expect(askPassphrase(anIo({}))).rejects.toMatchObject({ code: 'cli/passphrase-missing' })
  })

  it('given up with the end of input cancels', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true })
    const asked = askPassphrase(anIo({ stdin }))
    stdin.end()
    await expect(asked).rejects.toMatchObject({ code: 'job/cancelled' })
  })
})

describe('a question', () => {
  it.each([
    ['y', true],
    ['是', true],
    ['n', false],
    ['', false],
    ['yesterday', false],
  ])('answered %j is %s', async (answer, yes) => {
    expect(await confirm(atTerminal(answer).io, 'Register?')).toBe(yes)
  })

  it('is an error where nobody can answer', async () => {
    await expect(confirm(anIo({}), 'Register?')).rejects.toMatchObject({ code: 'cli/usage' })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../main/package/json.ts'

describe('JSON that is read strictly', () => {
  it('is what JSON.parse reads, for any value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each([
    '{"a":1,"a":1}',
    '{"a":{"b":1,"c":[],"b":2}}',
    '[{"a":1},{"b":1,"b":2}]',
    '{"a":1,"\\u0061":2}',
    '{"a":[{"x":"}"}],"b":"\\"","a":0}',
    '{ "a" : 1 ,\n "a" : 2 }',
    '{"":1,"":2}',
  ])('refuses %s', (text) => {
    expect(() => parseJson(text)).toThrow(/repeated/)
  })

  it.each(['{"a":{"a":1}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"a"}', '{"a":["a","a"],"b":",\\"a\\":1"}'])(
    'reads %s, where equal texts are not equal names',
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text))
    },
  )
})

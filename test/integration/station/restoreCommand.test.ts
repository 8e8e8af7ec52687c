import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandStation } from '../../fixtures/commandStation.ts'
import { interruptedStation, station } from '../../fixtures/stationCommand.ts'

it('station restore shows how far it is; an interrupt leaves no vault, and it can be done again', async () => {
  const { at, data } = await commandStation()
  await station(['backup', ...data, '--out', at('backup'), '--key-ring', at('ring')])
  const restore = ['restore', at('backup'), '--data', at('restored'), '--key-ring', at('ring')]

  const { code, seen } = await interruptedStation(restore)
  expect(code).not.toBe(0)
  expect(seen).toMatch(/Restoring .*%/)
  expect(readdirSync(at('restored')).filter((name) => /db|batches|restoring|slots/.test(name))).toEqual([])

  expect(await station(restore)).toMatchObject({ code: 0, answer: { batches: 1, withoutKey: 0 } })
})

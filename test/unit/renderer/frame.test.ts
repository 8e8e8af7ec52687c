import { describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { menuOf } from '../../../renderer/shortcuts/menu.ts'
import { createShortcuts } from '../../../renderer/shortcuts/registry.ts'
import { createBatchesStore } from '../../../renderer/stores/batchesStore.ts'
import { createFrame } from '../../../renderer/stores/frame.ts'
import { createJobsStore } from '../../../renderer/stores/jobsStore.ts'
import { createWorkstationStore } from '../../../renderer/stores/workstationStore.ts'
import { MenuModel } from '../../../shared/domain/menu.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const words = { command: (id: string) => `do ${id}`, scope: (scope: string) => `at ${scope}` }

describe("the window's part of the menu", () => {
  it('is one that the shell takes, whatever is on the screen', () => {
    const registry = createShortcuts()
    expect(MenuModel.parse(menuOf(registry, words))).toEqual(menuOf(registry, words))
  })

  it('shows what is always there, and says what of it would do something now', () => {
    const registry = createShortcuts()
    registry.bind('app.lock', () => {})
    const { file } = menuOf(registry, words)
    expect(file.map(({ command, isEnabled }) => [command, isEnabled])).toEqual([
      ['batches.import', false],
      ['batches.backup', false],
      ['app.settings', false],
      ['app.lock', true],
    ])
    expect(file[3]).toMatchObject({ label: 'do app.lock', keys: ['Mod+l'] })
  })

  it('has the keys that a person chose', () => {
    const registry = createShortcuts()
    registry.keymap.setState({ own: { 'app.lock': ['F9'], 'app.settings': [] } })
    const { file } = menuOf(registry, words)
    expect(file.map(({ keys }) => keys)).toEqual([['i'], ['b'], [], ['F9']])
  })

  it('has what works on the screen at hand, by its parts, without keys that only move', () => {
    const registry = createShortcuts()
    for (const id of ['queue.next', 'queue.down', 'batches.import', 'opinion.undo'] as const)
      registry.bind(id, () => {})
    expect(
      menuOf(registry, words).work.map(({ label, commands }) => [
        label,
        ...commands.map((each) => each.command),
      ]),
    ).toEqual([
      ['at everywhere', 'opinion.undo'],
      ['at queue', 'queue.next'],
    ])
  })

  it('is to be made anew when something else would do something', () => {
    const registry = createShortcuts()
    const changed = vi.fn()
    registry.subscribe(changed)
    const unbind = registry.bind('app.lock', () => {})
    expect(changed).toHaveBeenCalledTimes(1)
    unbind()
    expect(changed).toHaveBeenCalledTimes(2)
  })
})

describe('packages that were opened from outside the window', () => {
  it('are known when the window comes up, and when there are more', async () => {
    const fake = createFakeDesk()
    fake.offer('一.asice')
    const { offers } = createFrame(createDesk(fake.wire))
    await vi.waitFor(() => expect(offers.getState().names).toEqual(['一.asice']))
    fake.offer('二.asice')
    await vi.waitFor(() => expect(offers.getState().names).toEqual(['一.asice', '二.asice']))
  })

  it('are imported one by one when they are taken, each a job under its name', async () => {
    const fake = createFakeDesk()
    const desk = createDesk(fake.wire)
    const jobs = createJobsStore(desk)
    const { offers } = createFrame(desk)
    fake.offer('一.asice')
    fake.offer('二.asice')
    await createBatchesStore(desk, jobs).getState().importFiles(offers.getState().take)
    expect(fake.callsOf('batch.import')).toEqual([
      { package: 'handle of 一.asice' },
      { package: 'handle of 二.asice' },
    ])
    expect(jobs.getState().jobs.map(({ what }) => what)).toEqual(['一.asice', '二.asice'])
    expect(offers.getState().names).toEqual([])
  })

  it('are asked for no more when they were declined', async () => {
    const fake = createFakeDesk()
    const { offers } = createFrame(createDesk(fake.wire))
    fake.offer('一.asice')
    await offers.getState().decline()
    await offers.getState().load()
    expect(offers.getState().names).toEqual([])
    expect(fake.callsOf('file.takeOffered')).toEqual([])
  })
})

describe('the diagnostics', () => {
  it('say that they were saved only where they were', async () => {
    const fake = createFakeDesk()
    const { diagnostics } = createFrame(createDesk(fake.wire))
    await diagnostics.getState().gather()
    expect(diagnostics.getState().text).toBe('{}\n')
    await diagnostics.getState().save()
    expect(diagnostics.getState().isSaved).toBe(true)
    fake.refuse('diagnostics.save', 'file/not-writable')
    await diagnostics.getState().save()
    expect(diagnostics.getState()).toMatchObject({
      isSaved: false,
      error: { code: 'file/not-writable' },
    })
  })
})

describe('the about box', () => {
  it('has the licence of a package for the asking', async () => {
    const { about } = createFrame(createDesk(createFakeDesk().wire))
    await about.getState().load()
    const [first] = about.getState().about?.packages ?? []
    if (!first) expect.fail('no package')
    await about.getState().showLicence(first)
    expect(about.getState().licence).toMatchObject({ name: first.name, text: 'Invented licence text.' })
    about.getState().hideLicence()
    expect(about.getState().licence).toBeNull()
  })
})

describe('the idle time', () => {
  it('is what the application says that it is after it was chosen', async () => {
    const workstation = createWorkstationStore(createDesk(createFakeDesk().wire))
    await workstation.getState().load()
    await workstation.getState().change({ idleMinutes: 2 })
    expect(workstation.getState().workstation?.idleMinutes).toBe(2)
  })
})

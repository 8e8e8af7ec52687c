import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createPreferencesStore } from '../../../renderer/stores/preferencesStore.ts'
import {
  builtInView,
  builtInViews,
  createViewsStore,
  isSameView,
} from '../../../renderer/stores/viewsStore.ts'
import { QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { user } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

function aPerson() {
  const fake = createFakeDesk()
  const preferences = createPreferencesStore(createDesk(fake.wire))
  const own = () => preferences.getState().preferences.views.map(({ name }) => name)
  return { fake, preferences, views: createViewsStore(preferences), own }
}
const severe = {
  filter: QueueFilter.parse({ severities: ['S1', 'S2'] }),
  sort: QueueSort.parse({ by: 'due' }),
}

describe('views of one’s own', () => {
  it('are kept under their name, and a newer one takes the place of the older', async () => {
    const { views, preferences, own } = aPerson()
    await views.getState().save(' 严重 ', builtInView('all', user))
    await views.getState().save('其他', builtInView('mine', user))
    await views.getState().save('严重', severe)
    expect(own()).toEqual(['其他', '严重'])
    expect(preferences.getState().preferences.views.at(-1)).toEqual({ name: '严重', ...severe })
  })

  it('are removed', async () => {
    const { views, own } = aPerson()
    await views.getState().save('严重', severe)
    await views.getState().remove('严重')
    expect(own()).toEqual([])
  })

  it('that cannot be kept are not there, and it is said why', async () => {
    const { fake, views, own } = aPerson()
    fake.refuse('preference.set', 'file/disk-full')
    await views.getState().save('严重', severe)
    expect(own()).toEqual([])
    expect(views.getState().error?.code).toBe('file/disk-full')
  })
})

describe('two views', () => {
  it('are the same when they ask for the same, whatever the order of their parts', () => {
    const { filter, sort } = severe
    const reversed = Object.fromEntries(Object.entries(filter).reverse()) as QueueFilter
    expect(isSameView(severe, { filter: { ...reversed, severities: ['S2', 'S1'] }, sort })).toBe(true)
    expect(isSameView(severe, { filter: { ...filter, needsAttention: true }, sort })).toBe(false)
    expect(isSameView(severe, { filter, sort: { ...sort, isDescending: true } })).toBe(false)
  })

  it('of those that everybody has are never the same', () => {
    for (const one of builtInViews)
      for (const other of builtInViews)
        expect(isSameView(builtInView(one, user), builtInView(other, user))).toBe(one === other)
  })
})

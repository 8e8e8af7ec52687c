import { describe, expect, it, vi } from 'vitest'
import { type ShortcutId, type ShortcutScope, shortcuts } from '../../../renderer/shortcuts/definitions.ts'
import { keyLabel } from '../../../renderer/shortcuts/keyLabel.ts'
import type { KeyPress } from '../../../renderer/shortcuts/keyPress.ts'
import { answers, createShortcuts } from '../../../renderer/shortcuts/registry.ts'

function press(key: string, traits: Partial<KeyPress> = {}): KeyPress {
  const code = /^\d$/.test(key) ? `Digit${key}` : ''
  return { key, code, mod: false, alt: false, shift: false, composing: false, place: 'page', ...traits }
}

// Its own keys, so each is an id.
const ids = Object.keys(shortcuts) as ShortcutId[]

describe('a shortcut', () => {
  it('does what was bound to it, until it is unbound', () => {
    const registry = createShortcuts()
    const rotate = vi.fn()
    const unbind = registry.bind('viewer.rotate', rotate)
    expect(registry.press(press('r'))).toBe(true)
    unbind()
    expect(registry.press(press('r'))).toBe(false)
    expect(rotate).toHaveBeenCalledTimes(1)
  })

  it('leaves a key to nobody when nothing is bound to it', () => {
    expect(createShortcuts().press(press('r'))).toBe(false)
  })

  it('answers with the handler bound last', () => {
    const registry = createShortcuts()
    const earlier = vi.fn()
    const later = vi.fn()
    registry.bind('app.back', earlier)
    registry.bind('app.back', later)
    registry.press(press('Escape'))
    expect([earlier.mock.calls.length, later.mock.calls.length]).toEqual([0, 1])
  })

  it.each(ids)('%s is silent while an input method composes, and in a dialog unless it locks', (id) => {
    for (const combination of shortcuts[id].keys) {
      const key = combination.replace(/^(Mod|Alt)\+(?=.)/, '')
      const held = { mod: combination.startsWith('Mod+'), alt: combination.startsWith('Alt+') }
      expect(answers(shortcuts[id], press(key, { ...held, composing: true, place: 'page' }))).toBe(false)
      expect(answers(shortcuts[id], press(key, { ...held, place: 'dialog' }))).toBe(id === 'app.lock')
    }
  })

  it.each(ids)('%s never takes a character that is being typed', (id) => {
    for (const place of ['text', 'field'] as const)
      for (const key of shortcuts[id].keys.filter((combination) => combination.length === 1))
        expect(answers(shortcuts[id], press(key, { place }))).toBe(false)
  })

  it('with Ctrl or Alt works inside text', () => {
    expect(answers(shortcuts['opinion.save'], press('Enter', { mod: true, place: 'text' }))).toBe(true)
    expect(answers(shortcuts['opinion.pass'], press('1', { alt: true, place: 'field' }))).toBe(true)
  })

  it('with Alt and a digit goes by the physical key, whatever symbol that types', () => {
    const typed = press('¡', { code: 'Digit1', alt: true })
    expect(answers(shortcuts['opinion.pass'], typed)).toBe(true)
    expect(answers(shortcuts['opinion.escalate'], typed)).toBe(false)
  })

  it('takes symbols with Shift, but not letters and named keys', () => {
    expect(answers(shortcuts['app.help'], press('?', { shift: true }))).toBe(true)
    expect(answers(shortcuts['viewer.zoomIn'], press('+', { shift: true }))).toBe(true)
    expect(answers(shortcuts['viewer.rotate'], press('R', { shift: true }))).toBe(false)
    expect(answers(shortcuts['fields.confirm'], press('Enter', { shift: true, place: 'field' }))).toBe(false)
  })

  it('works with Caps Lock on', () => {
    expect(answers(shortcuts['viewer.rotate'], press('R'))).toBe(true)
  })

  it('leaves Enter and the arrows to the control that has the focus', () => {
    expect(answers(shortcuts['batches.open'], press('Enter', { place: 'control' }))).toBe(false)
    expect(answers(shortcuts['viewer.left'], press('ArrowLeft', { place: 'control' }))).toBe(false)
    expect(answers(shortcuts['opinion.pass'], press('1', { place: 'control' }))).toBe(true)
  })

  it('confirms a field only from inside its input', () => {
    const confirms = (place: KeyPress['place']) =>
      answers(shortcuts['fields.confirm'], press('Enter', { place }))
    expect([confirms('field'), confirms('text'), confirms('page'), confirms('control')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('the shortcuts of one screen', () => {
  const screens: Record<string, ShortcutScope[]> = {
    batches: ['everywhere', 'batches'],
    queue: ['everywhere', 'queue'],
    case: ['everywhere', 'fields', 'viewer', 'findings', 'opinion'],
  }

  it.each(Object.keys(screens))('%s: no key press means two things', (screen) => {
    const here = ids.filter((id) => screens[screen]?.includes(shortcuts[id].scope))
    for (const combination of here.flatMap((id) => shortcuts[id].keys))
      for (const place of ['page', 'control', 'text', 'field'] as const) {
        const key = combination.replace(/^(Mod|Alt)\+(?=.)/, '')
        const held = { mod: combination.startsWith('Mod+'), alt: combination.startsWith('Alt+') }
        const answering = here.filter((id) => answers(shortcuts[id], press(key, { ...held, place })))
        expect(answering.length, `${combination} in ${place}: ${answering}`).toBeLessThan(2)
      }
  })
})

describe('the label of a key', () => {
  it('is what the keyboard shows', () => {
    expect(keyLabel('Mod+Enter', false)).toBe('Ctrl+Enter')
    expect(keyLabel('Mod+l', true)).toBe('⌘L')
    expect(keyLabel('Alt+ArrowUp', false)).toBe('Alt+↑')
    expect(keyLabel('+', false)).toBe('+')
  })
})

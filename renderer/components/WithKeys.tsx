import { Fragment } from 'react'
import { type ShortcutId, shortcuts } from '../shortcuts/definitions.ts'
import { FirstKey } from './Keys.tsx'

/** A text in which `[shortcut]` stands for the key that the person presses for it. */
export function WithKeys({ text }: { readonly text: string }) {
  return text.split(/\[([\w.]+)\]/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay where they are.
    if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    return isShortcut(part) ? <FirstKey key={index} id={part} /> : part
  })
}

function isShortcut(id: string): id is ShortcutId {
  return Object.hasOwn(shortcuts, id)
}

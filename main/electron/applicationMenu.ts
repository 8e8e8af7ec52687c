import type { Menu } from 'electron'
import type { MenuModel } from '../../shared/domain/menu.ts'
import { type MenuNeeds, menuTemplate } from './menu.ts'

/** The application menu as it is now. */
export interface ApplicationMenu {
  /** With the window's commands. */
  show(model: MenuModel): void
  /** Without any: the page that they belong to is gone. */
  clear(): void
  /** In another language, once that has changed. */
  redraw(): void
}

export function createApplicationMenu({
  system,
  language,
  ...needs
}: Pick<MenuNeeds, 'platform' | 'choose'> & {
  system: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  language: () => MenuNeeds['language']
}): ApplicationMenu {
  let model: MenuModel | null = null
  function redraw(): void {
    system.setApplicationMenu(
      system.buildFromTemplate(menuTemplate({ ...needs, model, language: language() })),
    )
  }
  redraw()
  return {
    show(next) {
      model = next
      redraw()
    },
    clear() {
      model = null
      redraw()
    },
    redraw,
  }
}

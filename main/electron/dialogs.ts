import { basename, join } from 'node:path'
import type {
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import type { FileHandle } from '../../shared/domain/ids.ts'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { Language } from '../../shared/errors/error.ts'
import { shellTexts } from './shellTexts.ts'

/** The system's dialogs, in front of our window. */
export interface FileDialogs {
  open(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  save(options: SaveDialogOptions): Promise<SaveDialogReturnValue>
}

/** Handlers of the `file` group: the window learns a handle and a name, the core process learns the path. */
export function createFilePicker({
  dialogs,
  grant,
  language,
  exportFolder,
}: {
  dialogs: FileDialogs
  grant: (path: string) => Promise<FileHandle>
  language: () => Language
  /** Where the organisation wants what is written for others; the core holds everybody to it. */
  exportFolder?: string | undefined
}) {
  const packages = () => [{ name: shellTexts[language()].packages, extensions: ['asice'] }]
  const keyStores = () => [{ name: shellTexts[language()].keyStores, extensions: ['p12', 'pfx'] }]
  const json = () => [{ name: shellTexts[language()].jsonFiles, extensions: ['json'] }]

  async function picked(path: string | undefined): Promise<PickedFile | null> {
    return path ? { handle: await grant(path), name: basename(path) } : null
  }

  async function pickExisting(filters: FileFilter[]): Promise<PickedFile | null> {
    const { filePaths } = await dialogs.open({ properties: ['openFile'], filters })
    return picked(filePaths[0])
  }

  return {
    pickPackage: () => pickExisting(packages()),
    pickCard: () => pickExisting(json()),
    pickBackup: () => pickExisting([]),
    pickKeyRing: () => pickExisting(json()),
    pickKeyStore: () => pickExisting(keyStores()),
    // On whatever medium and under whatever name: the core says whether it is one.
    pickKeyFile: () => pickExisting([]),
    async pickTarget({ suggested }: { suggested: string }): Promise<PickedFile | null> {
      // Only a name: where it goes is for the person in front of the dialog to say.
      const name = basename(suggested)
      const { filePath } = await dialogs.save({
        defaultPath: exportFolder === undefined ? name : join(exportFolder, name),
      })
      return picked(filePath)
    },
  }
}

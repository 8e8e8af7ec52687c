import { basename } from 'node:path'
import type {
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import type { FileHandle } from '../../shared/domain/ids.ts'
import type { PickedFile } from '../../shared/domain/view.ts'

/** The system's dialogs, in front of our window. */
export interface FileDialogs {
  open(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  save(options: SaveDialogOptions): Promise<SaveDialogReturnValue>
}

const packages: FileFilter[] = [{ name: 'ASiC-E', extensions: ['asice'] }]
const keyStores: FileFilter[] = [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }]
const json: FileFilter[] = [{ name: 'JSON', extensions: ['json'] }]

/** Handlers of the `file` group: the window learns a handle and a name, the core process learns the path. */
export function createFilePicker({
  dialogs,
  grant,
}: {
  dialogs: FileDialogs
  grant: (path: string) => Promise<FileHandle>
}) {
  async function picked(path: string | undefined): Promise<PickedFile | null> {
    return path ? { handle: await grant(path), name: basename(path) } : null
  }

  async function pickExisting(filters: FileFilter[]): Promise<PickedFile | null> {
    const { filePaths } = await dialogs.open({ properties: ['openFile'], filters })
    return picked(filePaths[0])
  }

  return {
    pickPackage: () => pickExisting(packages),
    pickCard: () => pickExisting(json),
    pickBackup: () => pickExisting([]),
    pickKeyRing: () => pickExisting(json),
    pickKeyStore: () => pickExisting(keyStores),
    // On whatever medium and under whatever name: the core says whether it is one.
    pickKeyFile: () => pickExisting([]),
    async pickTarget({ suggested }: { suggested: string }): Promise<PickedFile | null> {
      // Only a name: where it goes is for the person in front of the dialog to say.
      const { filePath } = await dialogs.save({ defaultPath: basename(suggested) })
      return picked(filePath)
    },
  }
}

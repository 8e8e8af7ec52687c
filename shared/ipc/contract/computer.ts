import { z } from 'zod'
import { About, BundledLicence } from '../../domain/about.ts'
import { Appearance } from '../../domain/appearance.ts'
import { Interruption } from '../../domain/interruption.ts'
import { MenuModel } from '../../domain/menu.ts'
import { PickedFile } from '../../domain/view.ts'
import { Workstation, WorkstationSettings } from '../../domain/workstation.ts'
import { event, request, shellRequest } from '../request.ts'
import { Nothing } from './terms.ts'

/** The computer that the application runs on, and what the shell answers itself. */
export const computerRequests = {
  appearance: {
    get: shellRequest(Nothing, Appearance),
    set: shellRequest(Appearance, Nothing),
  },
  workstation: {
    get: shellRequest(Nothing, Workstation),
    /** What the organisation has laid down stays as it is. */
    set: shellRequest(WorkstationSettings, Workstation),
  },
  menu: {
    /** Shows the window's commands in the application menu. */
    show: shellRequest(MenuModel, Nothing),
    /** A command was chosen there. */
    chosen: event(z.strictObject({ command: z.string() })),
  },
  about: {
    get: shellRequest(Nothing, About),
    /** All that a package in the application says of its licence. */
    licence: shellRequest(BundledLicence.pick({ name: true, version: true }), z.string()),
  },
  diagnostics: {
    /** What there is to tell somebody who helps with a fault; nothing of it is anybody's. */
    show: shellRequest(Nothing, z.string()),
    /** Asks where to, and writes what was shown last. Answers whether it was written. */
    save: shellRequest(Nothing, z.boolean()),
  },
  computer: {
    /** Whether the slot of the person at the desk opens on one computer only. */
    isBound: request(Nothing, z.boolean(), 'unlocked'),
    /** Lets that slot open on this computer only, besides all else that it asks for, or on any again. */
    setBound: request(
      z.strictObject({ ownPassphrase: z.string(), isBound: z.boolean() }),
      z.boolean(),
      'unlocked',
    ),
  },
  file: {
    pickKeyFile: shellRequest(Nothing, PickedFile.nullable()),
    /** A PKCS#12 file with an organisation's own key and certificate. */
    pickKeyStore: shellRequest(Nothing, PickedFile.nullable()),
    pickPackage: shellRequest(Nothing, PickedFile.nullable()),
    pickCard: shellRequest(Nothing, PickedFile.nullable()),
    pickBackup: shellRequest(Nothing, PickedFile.nullable()),
    pickKeyRing: shellRequest(Nothing, PickedFile.nullable()),
    pickTarget: shellRequest(z.strictObject({ suggested: z.string() }), PickedFile.nullable()),
    /** Names of the packages that were opened from outside the window, and that nobody has decided on. */
    offered: shellRequest(Nothing, z.array(z.string())),
    /** Takes these packages, to import them. */
    takeOffered: shellRequest(Nothing, z.array(PickedFile)),
    /** Leaves them where they are. */
    declineOffered: shellRequest(Nothing, Nothing),
    /** Another package was opened from outside the window: by the system's file manager, or dropped on it. */
    offeredMore: event(Nothing),
  },
  shell: {
    /** The vault was locked, by the person or by the clock; nothing of it may stay on the screen. */
    locked: event(Nothing),
    /** What ended by itself and was started again, until somebody has taken note of it. */
    interruption: shellRequest(Nothing, Interruption.nullable()),
    noteInterruption: shellRequest(Nothing, Nothing),
  },
} as const

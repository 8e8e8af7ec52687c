import type { ErrorTexts } from './text.ts'

/** Errors of files that people name: inputs, outputs and the disk under them. */
export const fileErrors = {
  'file/not-found': {
    zh: { what: '找不到文件 {path}。', wayOut: '请检查路径，以及移动介质是否已插好。' },
    en: {
      what: 'The file {path} does not exist.',
      wayOut: 'Check the path, and that the medium is plugged in.',
    },
  },
  'file/not-readable': {
    zh: { what: '无法读取 {path}（{reason}）。', wayOut: '请检查权限，以及文件是否被其他程序占用。' },
    en: {
      what: '{path} cannot be read ({reason}).',
      wayOut: 'Check its permissions and whether another program holds it.',
    },
  },
  'file/not-writable': {
    zh: { what: '无法写入 {path}（{reason}）。', wayOut: '请检查目标文件夹的权限，或换一个文件夹。' },
    en: {
      what: '{path} cannot be written ({reason}).',
      wayOut: "Check the folder's permissions, or choose another folder.",
    },
  },
  'file/exists': {
    zh: { what: '{path} 已存在，不会覆盖。', wayOut: '请换一个名称，或先移走原文件。' },
    en: {
      what: '{path} exists and is not overwritten.',
      wayOut: 'Choose another name, or move the old file away.',
    },
  },
  'file/disk-full': {
    zh: { what: '磁盘空间不足，无法写入 {path}。', wayOut: '请清理磁盘后重试；未留下不完整的文件。' },
    en: {
      what: 'The disk is full; {path} could not be written.',
      wayOut: 'Free some space and try again; no partial file was left.',
    },
  },
  'file/not-enough-space': {
    zh: {
      what: '{path} 所在磁盘空间不足：需要 {needed} MiB，只剩 {free} MiB。',
      wayOut: '请先清理磁盘再重试；尚未写入任何内容。',
    },
    en: {
      what: 'The disk of {path} has {free} MiB left; {needed} MiB are needed.',
      wayOut: 'Free some space and try again; nothing was written.',
    },
  },
  'file/invalid': {
    zh: { what: '{path} 的内容不符合要求：{detail}。', wayOut: '请按说明修改该文件后重试。' },
    en: {
      what: 'The content of {path} is not as required: {detail}.',
      wayOut: 'Correct the file as described and try again.',
    },
  },
  'file/unknown-handle': {
    zh: { what: '所选文件已失效。', wayOut: '请重新选择文件。' },
    en: { what: 'The chosen file is no longer known.', wayOut: 'Choose the file again.' },
  },
} as const satisfies ErrorTexts

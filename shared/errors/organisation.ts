import type { ErrorTexts } from './text.ts'

/** Errors of what an organisation has laid down in its policy file. */
export const organisationErrors = {
  'policy/invalid': {
    zh: {
      what: '本机的机构策略文件 {path} 内容不符合要求：{detail}。',
      wayOut: '在改正之前封卷台不会启动；请联系信息技术部门。',
    },
    en: {
      what: "The organisation's policy file {path} is not as required: {detail}.",
      wayOut: 'Sealdesk does not start until it is corrected; tell your IT department.',
    },
  },
  'policy/not-readable': {
    zh: {
      what: '无法读取本机的机构策略文件 {path}（{reason}）。',
      wayOut: '在能够读取之前封卷台不会启动；请联系信息技术部门。',
    },
    en: {
      what: "The organisation's policy file {path} cannot be read ({reason}).",
      wayOut: 'Sealdesk does not start until it can be; tell your IT department.',
    },
  },
  'policy/writable': {
    zh: {
      what: '机构策略文件 {path} 可被当前用户修改，因此不能作为策略。',
      wayOut: '请信息技术部门把该文件及其文件夹设为仅管理员可写，然后重新启动。',
    },
    en: {
      what: 'The policy file {path} can be changed by the person who is signed in, so it is no policy.',
      wayOut: 'IT has to let only administrators write the file and its folder; then start again.',
    },
  },
  'lender/not-allowed': {
    zh: {
      what: '机构策略不允许与委托方“{lender}”的这份名片往来。',
      wayOut: '请核对指纹；确需往来时由信息技术部门把它加入策略文件。',
    },
    en: {
      what: "The organisation's policy does not allow this card of the lender {lender}.",
      wayOut: 'Compare the fingerprint; if it is right, IT has to add it to the policy file.',
    },
  },
  'file/outside-export-folder': {
    zh: {
      what: '机构策略只允许把文件写到 {folder} 之下。',
      wayOut: '请在该文件夹中选择位置；未写入任何内容。',
    },
    en: {
      what: "The organisation's policy lets files go to {folder} and below only.",
      wayOut: 'Choose a place there; nothing was written.',
    },
  },
} as const satisfies ErrorTexts

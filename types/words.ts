// The closed vocabularies of the project, each as a zod enum and its type.
import { z } from 'zod';

export const gradeSchema = z.enum([
  'yes_public',
  'yes_sales_gated',
  'yes_platform_only',
  'partial',
  'unclear',
  'no_public_evidence',
  'no',
]);
export type Grade = z.infer<typeof gradeSchema>;

/** Higher is better for the buyer; a change of rank is improved or weakened. */
export const gradeRank: Readonly<Record<Grade, number>> = {
  yes_public: 4,
  yes_sales_gated: 3,
  yes_platform_only: 3,
  partial: 2,
  unclear: 1,
  no_public_evidence: 1,
  no: 0,
};

export const changeSchema = z.enum([
  'new',
  'improved',
  'weakened',
  'changed',
  'details',
  'reworded',
  'absent',
  'contradiction',
]);
export type Change = z.infer<typeof changeSchema>;

export const routeSchema = z.enum([
  'public',
  'free_account',
  'click_through',
  'trust_center_nda',
  'approval',
  'sales_contract',
  'unstated',
]);
export const tierSchema = z.enum(['self_serve', 'paid', 'enterprise', 'unstated']);
export const defaultSchema = z.enum(['enabled', 'requires_config', 'requires_approval', 'unstated']);
export const accessSchema = z.object({
  route: routeSchema,
  tier: tierSchema,
  default: defaultSchema,
  geography: z.string().optional(),
});
export type Route = z.infer<typeof routeSchema>;
export type Tier = z.infer<typeof tierSchema>;
export type Access = z.infer<typeof accessSchema>;

export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

export const verdictSchema = z.enum([
  'ok',
  'blocked',
  'challenge',
  'login',
  'missing',
  'unreachable',
  'refused',
  'error_page',
  'moved',
  'wrong_language',
  'incomplete',
  'empty',
  'unreadable',
  'too_large',
]);
export type Verdict = z.infer<typeof verdictSchema>;

export const viaSchema = z.enum(['http', 'browser', 'wayback', 'person']);
export type Via = z.infer<typeof viaSchema>;

export const noArchiveSchema = z.enum([
  'never_archived',
  'excluded',
  'shell_only',
  'too_old',
  'rate_limited',
  'unavailable',
  'not_tried',
]);
export type NoArchiveBecause = z.infer<typeof noArchiveSchema>;

export const dismissalSchema = z.enum([
  'scrape_artifact',
  'no_material_change',
  'availability_improved',
  'out_of_scope',
  'duplicate',
  'wrong_quote',
  'wrong_grade',
  'other',
]);
export type DismissalReason = z.infer<typeof dismissalSchema>;

export const noticeKindSchema = z.enum(['moved', 'stale', 'failing']);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

export const basisSchema = z.enum(['captured', 'imported', 'person']);
export type Basis = z.infer<typeof basisSchema>;

export const mediaKindSchema = z.enum(['html', 'markdown', 'pdf']);
export type MediaKind = z.infer<typeof mediaKindSchema>;

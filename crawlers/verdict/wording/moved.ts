// How a stub says that the document stands elsewhere, in match form.

const statements =
  /\bredirect(?:ing|ed)?\b(?: you)?(?: to)?|\b(?:this|the|our) (?:page|document|site|content|article|policy|agreement|information|documentation|terms)(?: \S+){0,6} (?:has|have|had) (?:been )?(?:permanently )?(?:moved|relocated|replaced|migrated|transferred|superseded)\b|\b(?:has|have) (?:been )?(?:moved|relocated|migrated) to\b|\b(?:we've|we have) (?:moved|relocated|migrated)\b|\bmoved permanently\b|\b(?:can|may) now be found (?:at|here|on|in)\b|\b(?:page|site|document|content|article|polic(?:y|ies)|agreements?|information|documentation|terms|notice|addendum|version|it|they|which) (?:is|are) now (?:available|located|hosted|found) (?:at|on|in|here)\b|\bif you are not (?:automatically )?redirected\b|\byou (?:are being|will be|should be) (?:automatically )?(?:redirected|taken|forwarded)\b|\bclick here (?:to continue|if you are not)\b|\bnew (?:location|home|address) (?:of|for|is)\b|\bsie werden (?:\S+ ){0,2}weitergeleitet\b|\bweiterleitung\b|\bvous allez être redirigé|\bredirection\b|\bredirigiendo\b|\bse ha (?:movido|trasladado)\b|\bumgezogen\b|\ba été déplacée?\b/u;

const doubts =
  /\b(?:may|might|could) (?:have|be)\b|\b(?:not found|(?:doesn't|does not) exist)\b|\bn'existe\b|\bintrouvable\b|\bou a été\b|\bnicht (?:gefunden|mehr)\b|\bno existe\b|\bnon esiste\b|\bbestaat niet\b/u;

export function movedStatement(folded: string): boolean {
  // "It may have been moved or deleted" is the talk of an error page.
  return folded.length <= 400 && statements.test(folded) && !doubts.test(folded);
}

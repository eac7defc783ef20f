/** Progressive enhancement of the review pages. Each part looks for its own mark-up and does nothing where there is none. */
import { connectEvidence } from "./evidence";
import { connectForms } from "./forms";
import { connectKeys } from "./keys";
import { followTeams } from "./teams";

connectForms();
connectEvidence();
connectKeys();
void followTeams();

using Coordination.Evaluation;
using Coordination.Evaluation.Perturbed;
using Coordination.Evaluation.Variation;

// Each command reads files, writes files and asks the engine nothing but what it would be asked in production: no gold, no network, no clock.
return args switch
{
    ["predict", var set, var output] => PredictCommand.Run(set, output, withDraft: true),
    ["predict", var set, var output, "heard"] => PredictCommand.Run(set, output, withDraft: false),
    ["formulae", var input, var output] => FormulaeCommand.Run(input, output),
    ["grounding", var input, var output] => GroundingCommand.Run(input, output),
    ["perturb", var folder, var set, var seed, var output] => PerturbCommand.Run(folder, set, seed, output),
    ["pace", var input] => PaceCommand.Run(input),
    ["sentences", var input, var output] => SentencesCommand.Run(input, output),
    ["qmsum", var set, var output] => QmsumCommand.Run(set, output),
    ["draft", var set, var output, var style] => DraftCommand.Run(set, output, style),
    ["robust", var set, var output] => RobustCommand.Run(set, output),
    ["vary", var set, var output, var seed, var half] => VaryCommand.Run(set, output, seed, half, noise: false),
    ["vary", var set, var output, var seed, var half, "noise"] => VaryCommand.Run(set, output, seed, half, noise: true),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: evaluation predict  SET_DIR OUT_DIR    every X.vtt + X.agenda.json -> OUT_DIR/X.json
               evaluation predict  SET_DIR OUT_DIR heard   places and results only, without the draft
               evaluation formulae IN.json OUT.json   vote formulae
               evaluation grounding IN.json OUT.json  verdict per sentence against its evidence
               evaluation perturb  Perturbed IN.json SEED OUT_DIR   new sets for the judge: tune.json, held.json
               evaluation pace     IN.json            time per sentence of the judge, also on 30 cues
               evaluation sentences IN.json OUT.json  request, commitment or none
               evaluation qmsum    SET_DIR OUT.json   English meetings: whole and per question
               evaluation draft    SET_DIR OUT_DIR subjunctive|indicative   drafts as text, to be read
               evaluation robust   DIR OUT.json       per file: ok, cues, speakers, decisions, message
               evaluation vary     SET_DIR OUT_DIR SEED tune|held [noise]   the set in other words, with its labels
        """);
    return 2;
}

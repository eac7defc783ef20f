namespace Coordination.Drafting.Speech;

/// <summary>Whose words are reported: the form of the name used in running text, and the pronoun that stands for it.</summary>
/// <param name="Name">"Frau Weiß", "Herr Dr. Brandt", or the display name of a room nobody is named in.</param>
/// <param name="IsWoman">null where nothing in roster, office or transcript tells; then no pronoun is guessed.</param>
public sealed record Narrator(string Name, bool? IsWoman);

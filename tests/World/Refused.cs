using Coordination.Contracts;

namespace Coordination.Tests.World;

/// <summary>Expects the API to say no.</summary>
public static class Refused
{
    public static async Task<RefusedException> WithAsync(Refusal code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal(code, refused.Code);
        return refused;
    }
}
